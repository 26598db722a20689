-- >>> finds: varchar(n), however written [schema differs: text]
CREATE TABLE "User" (id bigint PRIMARY KEY, "name" VARCHAR(191) NOT NULL, city character varying(80), zip char varying (10));
-- >>> spares: varchar without a limit, and text
CREATE TABLE "User" (id bigint PRIMARY KEY, "name" VARCHAR NOT NULL, city text CHECK (length(city) <= 80));
