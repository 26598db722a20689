package dev.kanmon.engine.prismaschema;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Pairs whose script is Prisma's to the byte, and is not enough all the same. */
enum ReferenceLimit {
    /**
     * The server refuses it: it makes no such cast by itself, two things swap their names, a foreign key still needs what
     * is dropped, or a database schema is used that both files name and neither had made.
     */
    REFUSED(
            "alter-types: from_citext",
            "alter-types: from_money",
            "alter-types: from_timestamp",
            "alter-types: from_timestamp_0",
            "alter-types: from_timestamp_6",
            "enums: enum_to_list",
            "enums: enum_to_list_back",
            "extensions: with_schemas",
            "indexes: two_renamed_at_once",
            "indexes: two_renamed_at_once_back",
            "keys: referenced_id_gets_composite",
            "keys: referenced_id_gets_composite_back",
            "multi-schema: enum_moved",
            "multi-schema: table_moved",
            "multi-schema: table_moved_back",
            "types: unsupported_to_text_back"),

    /**
     * The server words an expression or a type otherwise than the file, cuts a name of 64 bytes, has a default that the
     * file leaves open, or keeps a precision that was the greatest where the file had none.
     */
    DIFFERENCE_REMAINS(
            "alter-defaults: generated_without_expression",
            "alter-defaults: generated_without_expression_from_none",
            "alter-defaults: literal_to_generated",
            "alter-defaults: string_generated_added",
            "alter-defaults: string_generated_changed",
            "alter-types: from_time",
            "alter-types: from_timestamptz",
            "defaults: dbgenerated",
            "defaults: now_variants",
            "mapping: ignored_without_key",
            "names: table_mapped_to_64");

    private final Set<String> pairs;

    ReferenceLimit(String... pairs) {
        this.pairs = Set.of(pairs);
    }

    static Optional<ReferenceLimit> of(GoldenPair pair) {
        return Arrays.stream(values())
                .filter(limit -> limit.pairs.contains(pair.toString()))
                .findFirst();
    }
}
