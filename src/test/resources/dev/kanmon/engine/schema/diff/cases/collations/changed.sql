-- from
CREATE COLLATION c1 (provider = icu, locale = 'de');
-- to
CREATE COLLATION c1 (provider = icu, locale = 'sv');
