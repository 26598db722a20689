package dev.kanmon.engine.prismaschema.pull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A name in a schema file, and the database's where that is another one (prisma-engines,
 * introspection/sanitize_datamodel_names.rs).
 *
 * @param text as the schema file has it; empty where nothing is left of the database's name
 * @param mapped the database's name, for {@code @map}
 */
record Identifier(String text, Optional<String> mapped) {

    private static final Pattern UNUSABLE_BEGINNING = Pattern.compile("^[^a-zA-Z]+");
    private static final Pattern UNUSABLE = Pattern.compile("[^_a-zA-Z0-9]");

    /** What a field or value is called that is not in the file yet. */
    static Identifier of(String databaseName) {
        String text = cleaned(databaseName);
        return new Identifier(text, text.equals(databaseName) ? Optional.empty() : Optional.of(databaseName));
    }

    /** Without what a schema file cannot have in a name. */
    static String cleaned(String databaseName) {
        String begun = UNUSABLE_BEGINNING.matcher(databaseName).replaceFirst("");
        return UNUSABLE.matcher(begun).replaceAll("_");
    }

    /** A name that cannot be said at all stands in a comment as it is. */
    boolean isUnusable() {
        return text.isEmpty();
    }

    /** The name, or where there is none the database's, for a comment. */
    String shown() {
        return text.isEmpty() ? mapped.orElseThrow() : text;
    }
}
