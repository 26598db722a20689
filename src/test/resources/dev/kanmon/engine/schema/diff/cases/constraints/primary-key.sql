-- from
CREATE TABLE t (a int NOT NULL, b int NOT NULL);
-- to
CREATE TABLE t (a int NOT NULL, b int NOT NULL, PRIMARY KEY (a));
