-- from
-- to
CREATE COLLATION c1 (provider = icu, locale = 'und', rules = '& V << w <<< W');
