-- from
CREATE TABLE old_name (id int);
-- to
CREATE TABLE new_name (id int);
