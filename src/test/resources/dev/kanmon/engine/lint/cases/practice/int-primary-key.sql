-- >>> finds: as Prisma writes it [schema differs: bigint]
CREATE TABLE "Post" ("id" SERIAL NOT NULL, title text, CONSTRAINT "Post_pkey" PRIMARY KEY ("id"));
-- >>> finds: an identity of type int [schema differs: bigint]
CREATE TABLE post (id INT GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
-- >>> finds: the key comes in a later statement [schema differs: bigint]
CREATE TABLE post (id integer NOT NULL);
ALTER TABLE post ADD PRIMARY KEY (id);
-- >>> spares: bigint, uuid, and several columns
CREATE TABLE a (id bigserial PRIMARY KEY);
CREATE TABLE b (id uuid PRIMARY KEY);
CREATE TABLE c (x int, y int, PRIMARY KEY (x, y));
-- >>> spares: a code that people give
CREATE TABLE country (code smallint PRIMARY KEY, name text);
-- >>> before
CREATE TABLE "User" (id int PRIMARY KEY);
-- >>> spares: a key that is as wide as what it refers to
CREATE TABLE "Profile" ("userId" int NOT NULL, CONSTRAINT "Profile_pkey" PRIMARY KEY ("userId"));
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"(id);
