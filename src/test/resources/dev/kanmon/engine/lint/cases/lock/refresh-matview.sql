-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE MATERIALIZED VIEW ages AS SELECT age, count(*) AS n FROM "User" GROUP BY age;
CREATE UNIQUE INDEX ages_age ON ages (age);
CREATE MATERIALIZED VIEW names AS SELECT name FROM "User";

-- >>> finds: a view with a unique index
REFRESH MATERIALIZED VIEW ages;

-- >>> finds: a view without one
REFRESH MATERIALIZED VIEW names;

-- >>> spares: concurrently
REFRESH MATERIALIZED VIEW CONCURRENTLY ages;

-- >>> spares: a view of the same run
CREATE MATERIALIZED VIEW fresh AS SELECT name FROM "User";
REFRESH MATERIALIZED VIEW fresh;
