-- from
-- to
CREATE DOMAIN email AS text NOT NULL DEFAULT 'x@y' CONSTRAINT has_at CHECK (VALUE ~ '@');
CREATE TABLE t (e email);
