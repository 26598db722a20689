-- from
CREATE TYPE address AS (street text);
-- to
CREATE TYPE address AS (street text);
COMMENT ON COLUMN address.street IS 'with number';
COMMENT ON TYPE address IS 'where';
