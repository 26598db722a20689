-- common
CREATE TABLE t (a int, b text);
-- from
CREATE VIEW v AS SELECT a FROM t;
-- to
CREATE VIEW v WITH (security_barrier = true, security_invoker = true) AS SELECT a FROM t WHERE a > 0 WITH LOCAL CHECK OPTION;
