-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);

-- >>> finds: a tablespace
ALTER TABLE "User" SET TABLESPACE pg_default;

-- >>> spares: a schema
CREATE SCHEMA other;
ALTER TABLE "User" SET SCHEMA other;
