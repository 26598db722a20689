-- >>> finds: an extension that is not trusted
CREATE EXTENSION pg_stat_statements;
-- >>> finds: also where it may be there already
CREATE EXTENSION IF NOT EXISTS "postgres_fdw";
-- >>> finds: an untrusted language [not run: the server has no Perl]
CREATE LANGUAGE plperlu;
-- >>> finds: the server's settings [not run: it is the whole server's]
ALTER SYSTEM SET work_mem = '64MB';
-- >>> finds: a program on the server [not run: it starts a program]
CREATE TABLE lines (line text);
COPY lines FROM PROGRAM 'hostname';
-- >>> finds: a file on the server [not run: it writes a file]
CREATE TABLE lines (line text);
COPY lines TO '/tmp/lines';
-- >>> finds: an event trigger
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION f();
-- >>> finds: a role that no policy holds [not run: roles are the whole server's]
CREATE ROLE reader BYPASSRLS;
-- >>> finds: a superuser [not run: roles are the whole server's]
ALTER USER "deploy" SUPERUSER;
-- >>> finds: a function in C
CREATE FUNCTION same(text, text) RETURNS boolean LANGUAGE internal AS 'texteq';
-- >>> finds: a cast without a function
CREATE CAST (timestamptz AS bigint) WITHOUT FUNCTION;
-- >>> finds: a publication of all tables
CREATE PUBLICATION everything FOR ALL TABLES;
-- >>> finds: triggers of foreign keys
CREATE TABLE a (id bigint PRIMARY KEY);
ALTER TABLE a DISABLE TRIGGER ALL;
-- >>> finds: all triggers of the session
SET session_replication_role = replica;
-- >>> finds: a subscription before PostgreSQL 16 [server=150000] [not run: it needs a publisher]
CREATE SUBSCRIPTION s CONNECTION 'host=other dbname=shop' PUBLICATION p;
-- >>> spares: a subscription from PostgreSQL 16 on [not run: it needs a publisher]
CREATE SUBSCRIPTION s CONNECTION 'host=other dbname=shop' PUBLICATION p;
-- >>> spares: trusted extensions
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE EXTENSION "uuid-ossp";
CREATE EXTENSION citext;
-- >>> spares: the owner's own triggers, an ordinary role, a publication of a table
CREATE TABLE a (id bigint PRIMARY KEY);
ALTER TABLE a DISABLE TRIGGER USER;
CREATE PUBLICATION p FOR TABLE a;
CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
-- >>> spares: a role without such a right [not run: roles are the whole server's]
CREATE ROLE reader NOSUPERUSER NOBYPASSRLS LOGIN;
