-- from
-- to
CREATE TABLE author (id bigint PRIMARY KEY, name text NOT NULL, born date DEFAULT CURRENT_DATE);
COMMENT ON TABLE author IS 'who wrote it';
