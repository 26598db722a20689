CREATE SCHEMA shop;
CREATE TYPE public.status AS ENUM ('OPEN', 'DONE');
CREATE DOMAIN public.mail AS text CHECK (VALUE LIKE '%@%');
CREATE TYPE public.place AS (x int, y int);
CREATE TYPE public.span AS RANGE (subtype = int4);
CREATE COLLATION public.plain FROM "C";
CREATE FUNCTION public.now_utc() RETURNS timestamp LANGUAGE sql STABLE AS $$ SELECT now() AT TIME ZONE 'utc' $$;
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE PROCEDURE public.tidy() LANGUAGE sql AS $$ DELETE FROM pg_catalog.pg_class WHERE false $$;
CREATE TABLE public.users (
    id serial PRIMARY KEY,
    email text NOT NULL,
    name varchar(40) DEFAULT 'nobody',
    state public.status DEFAULT 'OPEN',
    age int CONSTRAINT adult CHECK (age > 17),
    born date,
    code text UNIQUE
);
CREATE TABLE public.posts (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    author int REFERENCES public.users (id),
    title text,
    size int GENERATED ALWAYS AS (length(title)) STORED
);
CREATE INDEX posts_title ON public.posts (title);
CREATE TABLE public.events (id int, at date) PARTITION BY RANGE (at);
CREATE TABLE public.events_2026 PARTITION OF public.events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE public.events_old (id int, at date);
CREATE SEQUENCE public.tickets;
CREATE VIEW public.adults AS SELECT id, email FROM public.users WHERE age > 17;
CREATE MATERIALIZED VIEW public.totals AS SELECT count(*) FROM public.users;
CREATE TRIGGER touched BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION public.touch();
CREATE POLICY own_rows ON public.users FOR SELECT TO {role} USING (name = current_user);
CREATE STATISTICS public.dates (dependencies) ON born, age FROM public.users;
CREATE RULE quiet AS ON DELETE TO public.posts DO INSTEAD NOTHING;
CREATE AGGREGATE public.total (int) (SFUNC = int4pl, STYPE = int);
CREATE TEXT SEARCH CONFIGURATION public.words (COPY = pg_catalog.simple);
CREATE PUBLICATION changes FOR TABLE public.users;
CREATE FOREIGN DATA WRAPPER nowhere;
CREATE SERVER elsewhere FOREIGN DATA WRAPPER nowhere;
CREATE FOREIGN TABLE public.distant (id int) SERVER elsewhere;
GRANT SELECT ON public.posts TO {role};
COMMENT ON COLUMN public.users.email IS 'where to write';
CREATE TABLE IF NOT EXISTS public._prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL);
