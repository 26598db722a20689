-- common
CREATE FOREIGN DATA WRAPPER dummy;
CREATE SERVER far FOREIGN DATA WRAPPER dummy;
-- from
CREATE FOREIGN TABLE ft (id int, gone text) SERVER far OPTIONS (tab 'x');
-- to
CREATE FOREIGN TABLE ft (id bigint, fresh text) SERVER far OPTIONS (tab 'y', more 'z');
