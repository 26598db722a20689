-- from
CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE t (m mood);
-- to
CREATE TABLE t (m text);
