-- from
CREATE TABLE t (body text) WITH (toast.autovacuum_enabled = false);
-- to
CREATE TABLE t (body text);
