-- from
CREATE TABLE base (id int NOT NULL, kind text);
-- to
CREATE TABLE base (id int NOT NULL, kind text);
CREATE TABLE child (extra int) INHERITS (base);
