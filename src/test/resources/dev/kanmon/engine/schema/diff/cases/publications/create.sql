-- common
CREATE TABLE t (a int PRIMARY KEY, b text);
CREATE TABLE u (a int PRIMARY KEY);
CREATE SCHEMA app;
-- from
-- to
CREATE PUBLICATION p FOR TABLE t (a) WHERE (a > 0), u WITH (publish = 'insert, update');
CREATE PUBLICATION q FOR TABLES IN SCHEMA app;
CREATE PUBLICATION r FOR ALL TABLES WITH (publish_generated_columns = stored);
