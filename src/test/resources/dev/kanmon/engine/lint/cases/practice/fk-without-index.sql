-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY);
CREATE TABLE "Order" (id bigint PRIMARY KEY, "userId" bigint NOT NULL, "agentId" bigint);
CREATE INDEX "Order_agentId_idx" ON "Order"("agentId", id);
-- >>> finds: as Prisma writes it [schema differs: an index]
CREATE TABLE "Post" ("id" BIGSERIAL NOT NULL, "authorId" bigint NOT NULL, CONSTRAINT "Post_pkey" PRIMARY KEY ("id"));
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- >>> finds: on a table of an earlier migration [schema differs: an index]
ALTER TABLE "Order" ADD CONSTRAINT "Order_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"(id);
-- >>> finds: in the column [schema differs: an index]
CREATE TABLE a (id bigint PRIMARY KEY, "user" bigint REFERENCES "User");
-- >>> finds: the index has the column second, or has a condition [schema differs: an index]
CREATE TABLE a (id bigint PRIMARY KEY, "user" bigint REFERENCES "User", name text, UNIQUE (name, "user"));
CREATE INDEX ON a ("user") WHERE name = 'x';
-- >>> spares: an index later in the same migration
CREATE TABLE "Post" ("id" BIGSERIAL PRIMARY KEY, "authorId" bigint NOT NULL REFERENCES "User");
CREATE INDEX "Post_authorId_idx" ON "Post"("authorId");
-- >>> spares: an index of an earlier migration begins with the column
ALTER TABLE "Order" ADD CONSTRAINT "Order_agentId_fkey" FOREIGN KEY ("agentId") REFERENCES "User"(id);
-- >>> spares: the key of the table begins with the columns, in whatever order
CREATE TABLE "Pair" (a bigint, b bigint, UNIQUE (a, b));
CREATE TABLE member (x bigint, y bigint, z int, PRIMARY KEY (y, x, z), FOREIGN KEY (x, y) REFERENCES "Pair"(a, b));
-- >>> spares: the foreign key does not stay
CREATE TABLE a (id bigint PRIMARY KEY, "user" bigint CONSTRAINT a_user REFERENCES "User");
ALTER TABLE a DROP CONSTRAINT a_user;
-- >>> before
-- >>> spares: a table that no migration made may have an index [not run: it is not there]
ALTER TABLE legacy ADD CONSTRAINT legacy_user_fkey FOREIGN KEY ("userId") REFERENCES "User"(id);
-- >>> finds: a new column of a table that no migration made has none [schema differs: an index] [not run: it is not there]
ALTER TABLE legacy ADD COLUMN "userId" bigint REFERENCES "User"(id);
