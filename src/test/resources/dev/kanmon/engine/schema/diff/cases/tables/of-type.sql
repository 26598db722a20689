-- common
CREATE TYPE pair AS (a int, b text);
-- from
-- to
CREATE TABLE pairs OF pair (a WITH OPTIONS PRIMARY KEY);
