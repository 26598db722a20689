-- from
CREATE TABLE t (during tstzrange, CONSTRAINT x EXCLUDE USING gist (during WITH &&));
-- to
CREATE TABLE t (during tstzrange, CONSTRAINT x EXCLUDE USING gist (during WITH &&) DEFERRABLE);
