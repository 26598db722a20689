-- >>> finds: char(n) and character [schema differs: text]
CREATE TABLE country (id bigint PRIMARY KEY, code char(2) NOT NULL, letter character, "three" CHARACTER ( 3 ));
-- >>> spares: varchar and text
CREATE TABLE country (id bigint PRIMARY KEY, code varchar(2) NOT NULL, letter text, kind "char");
-- >>> before
CREATE TABLE country (id bigint PRIMARY KEY);
-- >>> finds: added [schema differs: text]
ALTER TABLE country ADD COLUMN code CHAR(2);
