-- from
CREATE DOMAIN word AS text;
-- to
CREATE DOMAIN word AS text COLLATE "C";
