package dev.kanmon.engine.prismaschema.pull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is to be told, by subject, in the order in which Prisma tells it (schema-connector/src/warnings.rs). */
final class PullWarnings {

    /** A subject, with the sentence that introduces it. */
    enum Subject {
        FIELDS_WITHOUT_NAME("These fields were commented out because their names are currently not supported by Prisma."
                + " Please provide valid ones that match [a-zA-Z][a-zA-Z0-9_]* using the `@map` attribute:"),
        MAPPED_FIELDS("These fields were enriched with `@map` information taken from the previous Prisma schema:"),
        VALUES_WITHOUT_NAME("These enum values were commented out because their names are currently not supported by"
                + " Prisma. Please provide valid ones that match [a-zA-Z][a-zA-Z0-9_]* using the `@map` attribute:"),
        WITHOUT_COLUMNS("The following models were commented out as we could not retrieve columns for them. Please check"
                + " your privileges:"),
        WITHOUT_IDENTIFIER("The following models were ignored as they do not have a valid unique identifier or id. This"
                + " is currently not supported by Prisma Client:"),
        ID_NAMES("These models were enriched with custom compound id names taken from the previous Prisma schema:"),
        UNSUPPORTED_TYPES("These fields are not supported by Prisma Client, because Prisma currently does not support"
                + " their types:"),
        MAPPED_MODELS("These models were enriched with `@@map` information taken from the previous Prisma schema:"),
        MAPPED_VALUES("These enum values were enriched with `@map` information taken from the previous Prisma schema:"),
        MAPPED_ENUMS("These enums were enriched with `@@map` information taken from the previous Prisma schema:"),
        COPIED_RELATIONS("Relations were copied from the previous data model due to not using foreign keys in the database."
                + " If any of the relation columns changed in the database, the relations might not be correct anymore:"),
        DUPLICATES("These items were renamed due to their names being duplicates in the Prisma schema:"),
        PARTITIONED("These tables are partition tables, which are not yet fully supported:"),
        INHERITED("These tables are inherited tables, which are not yet fully supported:"),
        NULLS_POSITION("These index columns are having a non-default null sort order, which is not yet fully supported."
                + " Read more: https://pris.ly/d/non-default-index-null-ordering"),
        ROW_LEVEL_SECURITY("These tables contain row level security, which is not yet fully supported. Read more:"
                + " https://pris.ly/d/row-level-security"),
        CHECK_CONSTRAINTS("These constraints are not supported by Prisma Client, because Prisma currently does not fully"
                + " support check constraints. Read more: https://pris.ly/d/check-constraints"),
        EXCLUSION_CONSTRAINTS("These constraints are not supported by Prisma Client, because Prisma currently does not"
                + " fully support exclusion constraints. Read more: https://pris.ly/d/exclusion-constraints"),
        DEFERRABLE("These primary key, foreign key or unique constraints are using non-default deferring in the database,"
                + " which is not yet fully supported. Read more: https://pris.ly/d/constraint-deferring"),
        COMMENTS("These objects have comments defined in the database, which is not yet fully supported. Read more:"
                + " https://pris.ly/d/database-comments"),
        EXPRESSION_INDEXES("These indexes are not supported by Prisma Client, because Prisma currently does not fully"
                + " support expression indexes. Read more: https://pris.ly/d/expression-indexes"),
        /** From here on Prisma says nothing. */
        PARTIAL_INDEXES("These partial indexes were left out, because the schema does not ask for the preview feature"
                + " partialIndexes. They stay in the database:"),
        VIEWS("These views were left out; they stay in the database:");

        private final String sentence;

        Subject(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Map<Subject, List<String>> items = new LinkedHashMap<>();

    void add(Subject subject, String item) {
        items.computeIfAbsent(subject, unused -> new ArrayList<>()).add(item);
    }

    /** One text a subject: its sentence, and a line for each item. */
    List<String> texts() {
        return Arrays.stream(Subject.values())
                .filter(items::containsKey)
                .map(subject -> subject.sentence + "\n  - " + String.join("\n  - ", items.get(subject)))
                .toList();
    }
}
