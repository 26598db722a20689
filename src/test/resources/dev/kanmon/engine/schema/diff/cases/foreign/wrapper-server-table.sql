-- from
-- to
CREATE FOREIGN DATA WRAPPER dummy OPTIONS (debug 'true');
CREATE SERVER far TYPE 'x' VERSION '1' FOREIGN DATA WRAPPER dummy OPTIONS (host 'example.invalid');
CREATE FOREIGN TABLE ft (id int OPTIONS (col 'a') NOT NULL, note text) SERVER far OPTIONS (tab 'x');
COMMENT ON FOREIGN TABLE ft IS 'far';
COMMENT ON SERVER far IS 'away';
