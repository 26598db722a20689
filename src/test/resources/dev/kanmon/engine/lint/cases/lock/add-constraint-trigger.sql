-- >>> before
CREATE TABLE "User" (id bigint PRIMARY KEY, email varchar(100) NOT NULL, name text, age int);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';

-- >>> finds: a constraint trigger
CREATE CONSTRAINT TRIGGER c AFTER INSERT ON "User" DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f();

-- >>> spares: a plain trigger
CREATE TRIGGER c AFTER INSERT ON "User" FOR EACH ROW EXECUTE FUNCTION f();

-- >>> spares: a table of the same run
CREATE TABLE fresh (id int, name text, other int);
CREATE CONSTRAINT TRIGGER c AFTER INSERT ON fresh FOR EACH ROW EXECUTE FUNCTION f();
