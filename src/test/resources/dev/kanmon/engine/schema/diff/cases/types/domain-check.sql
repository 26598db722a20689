-- from
CREATE DOMAIN email AS text CONSTRAINT has_at CHECK (VALUE ~ '@');
-- to
CREATE DOMAIN email AS text CONSTRAINT has_dot CHECK (VALUE ~ '[.]');
