INSERT INTO users (email, phone, kind, home, "weird "" name;")
SELECT 'user' || i || '@example.com', '+49 ' || i, CASE WHEN i % 3 = 0 THEN 'company' ELSE 'private' END,
       CASE WHEN i % 2 = 0 THEN ROW('Street ' || i, 'Town')::address END,
       CASE i % 4 WHEN 0 THEN E'\\.' WHEN 1 THEN E'a\tb\nc\\d' WHEN 2 THEN '' END
FROM generate_series(1, 2000) i;
INSERT INTO orders (user_id, status, total, during, placed_at)
SELECT 1 + i % 2000, (ARRAY['new', 'paid', 'sent'])[1 + i % 3]::status, i * 1.25, span(i, i + 1), '2026-01-01'::timestamptz + i * interval '1 hour'
FROM generate_series(1, 5000) i;
INSERT INTO events SELECT '2025-12-20'::date + i, jsonb_build_object('n', i, 'text', E'COMMIT;\n\\.\n') FROM generate_series(1, 100) i;
INSERT INTO stock.items SELECT 'sku-' || i, decode(md5(i::text), 'hex'), CASE WHEN i % 2 = 0 THEN E'\\.' END FROM generate_series(1, 500) i;
INSERT INTO stock.items VALUES ('large', decode(repeat('00ff5c2e0a', 200000), 'hex'), repeat('long ', 200000));
REFRESH MATERIALIZED VIEW totals;
SELECT nextval('stock.tickets'), nextval('stock.tickets');
SELECT lo_from_bytea(0, decode(repeat('0a5c2e0a27', 1000), 'hex')), lo_create(0);
