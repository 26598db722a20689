-- from
-- to
CREATE SCHEMA app;
COMMENT ON SCHEMA app IS 'all of the application';
CREATE TABLE app.t (id int PRIMARY KEY);
