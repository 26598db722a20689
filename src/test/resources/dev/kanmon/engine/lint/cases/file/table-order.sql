-- >>> finds: in CREATE TABLE [not run: the server refuses it]
CREATE TABLE "Post" (id int PRIMARY KEY, author int REFERENCES "User");
CREATE TABLE "User" (id int PRIMARY KEY);
-- >>> finds: in ALTER TABLE [not run: the server refuses it]
CREATE TABLE "Post" (id int PRIMARY KEY, author int);
ALTER TABLE "Post" ADD CONSTRAINT fk FOREIGN KEY (author) REFERENCES "User";
CREATE TABLE "User" (id int PRIMARY KEY);
-- >>> spares: behind it, and to itself
CREATE TABLE "User" (id int PRIMARY KEY, boss int REFERENCES "User");
CREATE TABLE "Post" (id int PRIMARY KEY, author int);
ALTER TABLE "Post" ADD CONSTRAINT fk FOREIGN KEY (author) REFERENCES "User";
