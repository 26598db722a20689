-- from
CREATE TABLE base (id int NOT NULL, kind text);
CREATE TABLE child (id int NOT NULL, kind text, extra int);
-- to
CREATE TABLE base (id int NOT NULL, kind text);
CREATE TABLE child (id int NOT NULL, kind text, extra int) INHERITS (base);
