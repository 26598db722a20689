-- not-compared: user mapping
-- common
CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER far FOREIGN DATA WRAPPER dummy;
-- from
-- to
CREATE USER MAPPING FOR diff_reader SERVER far OPTIONS (username 'x', password 'top-secret');
