-- common
CREATE FOREIGN DATA WRAPPER dummy;
-- from
CREATE SERVER far FOREIGN DATA WRAPPER dummy OPTIONS (host 'a', port '1');
-- to
CREATE SERVER far FOREIGN DATA WRAPPER dummy OPTIONS (host 'b', dbname 'c');
