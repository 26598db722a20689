-- common
CREATE TYPE mood AS ENUM ('sad');
-- from
-- to
CREATE CAST (text AS mood) WITH INOUT AS IMPLICIT;
