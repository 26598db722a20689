package dev.kanmon.engine.prismaschema;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Where our script is not Prisma's, on purpose. {@code DerivedSchemaDbTest} shows of each that ours runs. */
enum Deviation {
    /** The reference retypes a column to {@code SERIAL} or {@code BIGSERIAL}, which are no types. */
    SERIAL_IS_NO_TYPE(
            true,
            "alter-columns: id_int_to_bigint",
            "alter-columns: id_int_to_bigint_back",
            "alter-defaults: autoincrement_and_type",
            "alter-defaults: autoincrement_and_type_back",
            "applications: crm_later",
            "applications: crm_step_8",
            "combinations: blog_grows",
            "combinations: blog_grows_back",
            "combinations: blog_two_steps",
            "combinations: blog_two_steps_back"),

    /** The same, and the reference leaves the default that a column had as JSON when it becomes text. */
    SERIAL_AND_DEFAULT_THAT_WAS_JSON(true, "applications: crm_later_back"),

    /** Where both sides are schema files, the reference drops a sequence without a name. We drop the server's. */
    SEQUENCE_WITHOUT_NAME(
            true,
            "alter-defaults: autoincrement_back",
            "alter-defaults: autoincrement_id_back",
            "alter-defaults: autoincrement_bigint_back",
            "alter-defaults: autoincrement_to_literal",
            "alter-defaults: autoincrement_smallint_back",
            "multi-schema: autoincrement_added_back"),

    /**
     * The reference takes all sequences without a name for one, which other columns still use, and leaves it. From a
     * database, where they have names, it drops it, as we always do.
     */
    SEQUENCE_TAKEN_FOR_ANOTHER(
            false, "applications: tickets_later", "applications: tickets_step_4", "applications: bank_later"),

    /** The reference does not double quotes in enum values and in names. */
    QUOTES_IN_QUOTES(true, "defaults: enums_mapped", "enums: quotes_in_values", "names: quotes_in_names"),

    /** The reference retypes columns that are only added later, and drops a type that columns still have. */
    ENUM_OF_ANOTHER_TIME(
            true,
            "enums: changed_and_column_added",
            "enums: changed_and_column_added_back",
            "enums: changed_and_column_dropped",
            "combinations: enum_default_type_and_unique_back",
            "applications: shop_later",
            "applications: shop_later_back"),

    /** The reference casts the values of a column that the same script then drops and makes anew. */
    CAST_FOR_NOTHING(false, "combinations: enum_default_type_and_unique"),

    /** The reference renames a key, or an index, that went before in the same script. */
    RENAME_OF_WHAT_IS_GONE(
            true,
            "combinations: retyped_key_with_relations_and_rename_back",
            "keys: id_with_renamed_key_and_columns",
            "keys: id_with_renamed_key_and_columns_back");

    private final boolean refused;
    private final Set<String> pairs;

    /** @param refused whether PostgreSQL refuses the reference's script */
    Deviation(boolean refused, String... pairs) {
        this.refused = refused;
        this.pairs = Set.of(pairs);
    }

    static Optional<Deviation> of(GoldenPair pair) {
        return Arrays.stream(values())
                .filter(deviation -> deviation.pairs.contains(pair.toString()))
                .findFirst();
    }

    boolean isRefused() {
        return refused;
    }

    /** Whether the summary differs too: a summary tells names and defaults, but neither types nor statements. */
    boolean isInSummary() {
        return this == RENAME_OF_WHAT_IS_GONE || this == SERIAL_AND_DEFAULT_THAT_WAS_JSON;
    }
}
