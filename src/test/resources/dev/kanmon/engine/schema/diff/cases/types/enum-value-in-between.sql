-- from
CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE TABLE t (m mood);
-- to
CREATE TYPE mood AS ENUM ('very sad', 'sad', 'ok', 'happy');
CREATE TABLE t (m mood);
