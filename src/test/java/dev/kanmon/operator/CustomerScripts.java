package dev.kanmon.operator;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table with rows, and what migrations do to it. */
final class CustomerScripts {

    static final String INIT = "20260101000000_customers";
    static final String DROP = "20260102000000_drop_notes";
    static final String HALF_WAY = "20260102000000_unique_city";
    static final String CHANGE = "20260102000000_clean_up";
    static final String HARMLESS = "20260103000000_index_on_name";

    private static final Map<String, String> SCRIPTS = Map.of(
            INIT,
            """
                    CREATE TABLE customer (id serial PRIMARY KEY, name text NOT NULL, city text, notes jsonb, seen timestamptz);
                    INSERT INTO customer (name, city, notes, seen)
                    SELECT 'Ünïcode ' || n, CASE WHEN n % 7 > 0 THEN 'city ' || n % 3 END,
                           jsonb_build_object('n', n, 'text', E'a\\tb\\nc'), timestamptz '2026-01-01 00:00:00.123456Z' + n * interval '1 s'
                    FROM generate_series(1, 2000) n;
                    """,
            DROP,
            "ALTER TABLE customer DROP COLUMN notes;",
            HALF_WAY,
            """
                    UPDATE customer SET notes = NULL;
                    ALTER TABLE customer ADD COLUMN phone text;
                    CREATE UNIQUE INDEX CONCURRENTLY customer_city_key ON customer (city);
                    """,
            CHANGE,
            "UPDATE customer SET name = 'nobody', notes = NULL WHERE id <= 500; DELETE FROM customer WHERE id > 1500;",
            HARMLESS,
            "CREATE INDEX customer_name_index ON customer (name);");

    private CustomerScripts() {}

    /** A ConfigMap's data with these migrations. */
    static Map<String, String> source(String... migrations) {
        return Stream.of(migrations).collect(Collectors.toMap(name -> name + ".sql", SCRIPTS::get));
    }
}
