-- >>> finds: no key at all
CREATE TABLE log (at timestamptz NOT NULL, line text NOT NULL);
-- >>> finds: a unique column that may be NULL
CREATE TABLE log (at timestamptz UNIQUE, line text);
-- >>> spares: a key in the table, one added later in the migration
CREATE TABLE a (id bigint PRIMARY KEY);
CREATE TABLE b (id bigint NOT NULL);
ALTER TABLE b ADD CONSTRAINT b_pkey PRIMARY KEY (id);
-- >>> spares: Prisma's tables between two others
CREATE TABLE "_PostToTag" ("A" bigint NOT NULL, "B" bigint NOT NULL);
CREATE UNIQUE INDEX "_PostToTag_AB_unique" ON "_PostToTag"("A", "B");
-- >>> spares: a temporary table
CREATE TEMPORARY TABLE log (line text);
-- >>> spares: a table that is dropped again
CREATE TABLE log (line text);
DROP TABLE log;
