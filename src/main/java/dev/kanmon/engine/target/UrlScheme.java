package dev.kanmon.engine.target;

import java.util.Locale;
import java.util.Map;

/** The beginning of a URL, and what people put there by mistake. */
final class UrlScheme {

    static final String EXAMPLE = "postgresql://user:password@host:5432/database?schema=public";

    private static final String QUOTES = "\"'`\u201C\u201D\u2018\u2019";

    private static final Map<String, String> FOREIGN = Map.of(
            "mysql", "MySQL",
            "mariadb", "MariaDB",
            "sqlserver", "SQL Server",
            "mongodb", "MongoDB",
            "mongodb+srv", "MongoDB",
            "file", "SQLite");

    private UrlScheme() {}

    /** The URL without its {@code postgresql://} or {@code postgres://}. */
    static String strip(String url) {
        refuseQuotes(url);
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("postgresql://") || lower.startsWith("postgres://")) {
            return url.substring(url.indexOf("://") + "://".length());
        }
        throw new InvalidUrlException(whatIsWrongWith(lower) + " It should look like " + EXAMPLE + ".");
    }

    private static void refuseQuotes(String url) {
        if (QUOTES.indexOf(url.charAt(0)) >= 0 || QUOTES.indexOf(url.charAt(url.length() - 1)) >= 0) {
            throw new InvalidUrlException(
                    "The URL has quotes around it, which belong to a shell or a .env file. Put it into"
                            + " the Secret without them; write %22 or %27 for a quote that belongs to it.");
        }
    }

    private static String whatIsWrongWith(String lower) {
        if (lower.startsWith("jdbc:")) {
            return "The URL begins with jdbc:, as Java's drivers have it. Remove that prefix, and write user and password"
                    + " before the host.";
        }
        if (lower.startsWith("prisma:") || lower.startsWith("prisma+postgres:")) {
            return "The URL leads to Prisma's proxy, which runs no migrations. Take the direct URL of the database.";
        }
        String scheme = lower.substring(0, Math.max(0, lower.indexOf(':')));
        if (FOREIGN.containsKey(scheme)) {
            return "The URL leads to " + FOREIGN.get(scheme) + "; Kanmon migrates PostgreSQL.";
        }
        if (lower.startsWith("postgres:") || lower.startsWith("postgresql:")) {
            return "The URL has no // behind its postgresql: prefix.";
        }
        if (lower.matches("(?s)(export\\s+)?[a-z_][a-z0-9_]*\\s*=.*")) {
            return "The URL begins with a variable's name and an equals sign, as a line of a .env file. Keep only what is"
                    + " behind it.";
        }
        return "The URL begins with neither postgresql:// nor postgres://.";
    }
}
