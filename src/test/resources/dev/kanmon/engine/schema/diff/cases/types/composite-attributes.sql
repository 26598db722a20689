-- from
CREATE TYPE address AS (street text, zip varchar(10), gone int);
-- to
CREATE TYPE address AS (street text, zip varchar(20), city text);
