-- >>> before: a table
CREATE TABLE log (id int);
-- >>> finds: inserts thrown away
CREATE RULE quiet AS ON INSERT TO log DO INSTEAD NOTHING;
-- >>> spares: in addition
CREATE RULE loud AS ON INSERT TO log DO ALSO NOTIFY log;
