-- from
-- to
CREATE TYPE later;
