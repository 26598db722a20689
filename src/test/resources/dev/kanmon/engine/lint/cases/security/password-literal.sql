-- >>> finds: of a new role [not run: roles are the whole server's]
CREATE USER reader WITH LOGIN PASSWORD 'correct horse';
-- >>> finds: of a role that is there [not run: roles are the whole server's]
ALTER ROLE "deploy" ENCRYPTED PASSWORD E'battery staple' VALID UNTIL 'infinity';
-- >>> finds: of a user mapping
CREATE EXTENSION postgres_fdw;
CREATE SERVER other FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'other');
CREATE USER MAPPING FOR CURRENT_USER SERVER other OPTIONS (user 'reader', password 'correct horse');
-- >>> finds: in a connection string [not run: it needs a publisher]
CREATE SUBSCRIPTION s CONNECTION 'host=other dbname=shop password=correct' PUBLICATION p;
-- >>> finds: in a connection URI [not run: it needs a publisher]
ALTER SUBSCRIPTION s CONNECTION 'postgresql://reader:correct@other/shop';
-- >>> spares: none, or one that is taken away [not run: roles are the whole server's]
CREATE ROLE reader LOGIN VALID UNTIL 'infinity';
ALTER ROLE reader PASSWORD NULL;
-- >>> spares: a verifier, from which nobody can log in [not run: roles are the whole server's]
ALTER ROLE reader PASSWORD 'SCRAM-SHA-256$4096:c2FsdA==$c3RvcmVk:c2VydmVy';
-- >>> spares: a connection string without one [not run: it needs a publisher]
CREATE SUBSCRIPTION s CONNECTION 'host=other dbname=shop passfile=/etc/pgpass' PUBLICATION p;
