-- from
CREATE TABLE t (id bigserial PRIMARY KEY, a int);
-- to
CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int);
