-- from
CREATE DOMAIN code AS varchar(10);
-- to
CREATE DOMAIN code AS varchar(20);
