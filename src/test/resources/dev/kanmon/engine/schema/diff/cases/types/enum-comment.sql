-- from
CREATE TYPE mood AS ENUM ('sad');
-- to
CREATE TYPE mood AS ENUM ('sad');
COMMENT ON TYPE mood IS 'how it goes';
