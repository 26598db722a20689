-- not-compared forward: unchecked constraint
-- from
CREATE DOMAIN email AS text CONSTRAINT has_at CHECK (VALUE ~ '@');
-- to
CREATE DOMAIN email AS text;
ALTER DOMAIN email ADD CONSTRAINT has_at CHECK (VALUE ~ '@') NOT VALID;
