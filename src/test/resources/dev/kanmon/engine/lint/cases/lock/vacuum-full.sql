-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: a table
VACUUM FULL "User";

-- >>> finds: a table, by an option
VACUUM (ANALYZE, FULL true) "User";

-- >>> spares: a plain VACUUM
VACUUM (ANALYZE) "User";

-- >>> spares: an option that is off
VACUUM (FULL off) "User";
