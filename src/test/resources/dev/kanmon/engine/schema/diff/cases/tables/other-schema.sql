-- common
CREATE SCHEMA app;
-- from
CREATE TABLE app.t (id int);
-- to
CREATE TABLE public.t (id int);
