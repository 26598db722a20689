-- >>> before: a table
CREATE TABLE t (line text);
-- >>> finds: a command
COPY t FROM PROGRAM 'echo hello';
-- >>> spares: a query
COPY (SELECT line FROM t WHERE false) TO '/dev/null';
