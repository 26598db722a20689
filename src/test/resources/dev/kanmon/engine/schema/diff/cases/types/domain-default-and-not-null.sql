-- from
CREATE DOMAIN email AS text DEFAULT 'a@b';
-- to
CREATE DOMAIN email AS text NOT NULL;
