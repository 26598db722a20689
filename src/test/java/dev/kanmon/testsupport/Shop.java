package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A shop's database with one of each kind of thing that a dump treats in a way of its own. */
public final class Shop {

    /** What a migration does that nobody would have wanted: drops a column and a table with data, and makes others. */
    public static final String BAD_MIGRATION =
            "ALTER TABLE users DROP COLUMN phone; DROP TABLE events; DROP VIEW paid;"
                    + "CREATE TABLE later (id int PRIMARY KEY, of int REFERENCES orders (id)); INSERT INTO later VALUES (1, 1);"
                    + "CREATE SCHEMA news; CREATE TABLE news.letters (id int); CREATE EXTENSION hstore SCHEMA news;"
                    + "CREATE FUNCTION later_on() RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE TYPE mood AS ENUM ('sad');";

    private Shop() {}

    /** All definitions; needs a superuser. */
    public static String schema() {
        return resource("shop.sql");
    }

    /** Rows for all tables, large ones and awkward ones among them. */
    public static String rows() {
        return resource("shop-rows.sql");
    }

    private static String resource(String name) {
        try (InputStream text = Shop.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is among the tests' resources", e);
        }
    }
}
