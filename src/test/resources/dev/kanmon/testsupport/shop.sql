-- A shop with one of each kind of thing that a dump treats in a way of its own.
CREATE EXTENSION citext;
CREATE SCHEMA stock;
CREATE TYPE status AS ENUM ('new', 'paid', 'sent');
CREATE DOMAIN price AS numeric(12, 2) CHECK (VALUE >= 0);
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TYPE address AS (street text, city text);
CREATE TABLE users (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email citext NOT NULL UNIQUE,
    phone varchar(20),
    kind text NOT NULL DEFAULT 'private' CHECK (kind IN ('private', 'company')),
    home address,
    "weird "" name;" text
);
CREATE TABLE orders (
    id serial PRIMARY KEY,
    user_id bigint NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    status status NOT NULL DEFAULT 'new',
    total price NOT NULL,
    during span,
    placed_at timestamptz NOT NULL
) ;
CREATE TABLE events (at date NOT NULL, body jsonb) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;
CREATE TABLE stock.items (sku text PRIMARY KEY, picture bytea, note text);
CREATE INDEX items_note ON stock.items (lower(left(note, 100))) WHERE note IS NOT NULL;
CREATE VIEW paid AS SELECT id, total FROM orders WHERE status = 'paid';
CREATE MATERIALIZED VIEW totals AS SELECT user_id, sum(total) AS total FROM orders GROUP BY user_id;
CREATE SEQUENCE stock.tickets START 1000 INCREMENT 7;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    NEW.note := coalesce(NEW.note, '') || ';
COMMIT;
';
    RETURN NEW;
END
$body$;
CREATE TRIGGER touched BEFORE INSERT ON stock.items FOR EACH ROW EXECUTE FUNCTION touch();
CREATE PROCEDURE tidy() LANGUAGE plpgsql AS $body$
BEGIN
COMMIT;
BEGIN
NULL;
END;
END
$body$;
CREATE STATISTICS order_statistics ON user_id, status FROM orders;
CREATE PUBLICATION everything FOR ALL TABLES;
ALTER TABLE users ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON users USING (email = current_user);
COMMENT ON TABLE users IS 'those who buy;
and those who look';
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO PUBLIC;
GRANT SELECT ON orders TO PUBLIC;
