-- from
CREATE EXTENSION pg_stat_statements;
-- to
CREATE EXTENSION pg_stat_statements;
CREATE TABLE t (a int);
