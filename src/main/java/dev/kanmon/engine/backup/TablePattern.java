package dev.kanmon.engine.backup;

import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of table names in pg_dump's language, as regular expressions of the server. The rules are psql's (PostgreSQL
 * documentation, psql, "Patterns"; {@code patternToSQLRegex} in its source): names are folded to lower case outside of
 * double quotes, {@code *} and {@code ?} stand for any characters and any one, a dot separates the schema.
 *
 * @param schema null: whatever the search path shows
 */
record TablePattern(String schema, String name) {

    private static final String SPECIAL_BETWEEN_QUOTES = "|*+?()[]{}.^\\";

    static TablePattern parse(String pattern) {
        List<StringBuilder> parts = new ArrayList<>(List.of(new StringBuilder()));
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char character = pattern.charAt(i);
            boolean doubled = i + 1 < pattern.length() && pattern.charAt(i + 1) == '"';
            if (character == '"' && quoted && doubled) {
                last(parts).append('"');
                i++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (character == '.' && !quoted) {
                parts.add(new StringBuilder());
            } else {
                last(parts).append(quoted ? literally(character) : asPattern(character));
            }
        }
        String schema = parts.size() > 1 ? parts.get(parts.size() - 2).toString() : null;
        return new TablePattern(schema, last(parts).toString());
    }

    private static StringBuilder last(List<StringBuilder> parts) {
        return parts.get(parts.size() - 1);
    }

    private static String literally(char character) {
        boolean special = character == '$' || SPECIAL_BETWEEN_QUOTES.indexOf(character) >= 0;
        return (special ? "\\" : "") + character;
    }

    private static String asPattern(char character) {
        return switch (character) {
            case '*' -> ".*";
            case '?' -> ".";
            case '$' -> "\\$";
            default -> String.valueOf(Character.toLowerCase(character));
        };
    }

    /** Whether a row {@code c} of pg_class with its row {@code n} of pg_namespace fits, in SQL. */
    String condition() {
        String nameFits = "c.relname OPERATOR(pg_catalog.~) " + whole(name);
        return schema == null
                ? "(" + nameFits + " AND pg_catalog.pg_table_is_visible(c.oid))"
                : "(" + nameFits + " AND n.nspname OPERATOR(pg_catalog.~) " + whole(schema) + ")";
    }

    private static String whole(String expression) {
        return Sql.literal("^(" + expression + ")$") + " COLLATE pg_catalog.default";
    }
}
