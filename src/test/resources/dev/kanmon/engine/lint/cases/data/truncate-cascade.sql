-- >>> before: foreign keys
CREATE TABLE a (id int PRIMARY KEY);
CREATE TABLE b (id int PRIMARY KEY REFERENCES a);
CREATE TABLE c (id int PRIMARY KEY REFERENCES b);
-- >>> finds: with all that refer to it
TRUNCATE a CASCADE;
-- >>> spares: named
TRUNCATE a, b, c;
