-- from
CREATE TYPE mood AS ENUM ('sad', 'ok');
CREATE TABLE t (id int PRIMARY KEY, m mood, n numeric(10, 2));
CREATE FUNCTION weight(t) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT $1.n * 2';
CREATE VIEW v AS SELECT t.id, t.m, t.n FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT m, sum(n) AS s FROM v GROUP BY m;
CREATE UNIQUE INDEX mv_m ON mv (m);
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
GRANT SELECT ON v TO diff_reader;
-- to
CREATE TYPE mood AS ENUM ('ok', 'sad', 'happy');
CREATE TABLE t (id bigint PRIMARY KEY, m mood, n numeric(12, 2));
CREATE FUNCTION weight(t) RETURNS numeric LANGUAGE sql STABLE AS 'SELECT $1.n * 3';
CREATE VIEW v AS SELECT t.id, t.n, t.m FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT m, sum(n) AS s FROM v GROUP BY m;
CREATE UNIQUE INDEX mv_m ON mv (m);
CREATE TRIGGER tr BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
GRANT SELECT ON v TO diff_reader;
