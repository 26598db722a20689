-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY);
-- >>> finds: in CREATE TABLE
CREATE TABLE "Post" (id bigint PRIMARY KEY, "authorId" bigint UNIQUE REFERENCES "User" ON DELETE CASCADE);
-- >>> finds: added later
CREATE TABLE "Post" (id bigint PRIMARY KEY, "authorId" bigint UNIQUE);
ALTER TABLE "Post" ADD CONSTRAINT "Post_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "User"(id) ON DELETE CASCADE ON UPDATE CASCADE;
-- >>> spares: RESTRICT, SET NULL, and ON UPDATE CASCADE
CREATE TABLE "Post" (id bigint PRIMARY KEY, a bigint UNIQUE REFERENCES "User" ON DELETE RESTRICT, b bigint UNIQUE REFERENCES "User" ON DELETE SET NULL ON UPDATE CASCADE);
