package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.model.Model.IndexAlgorithm;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An operator class that schemas can name in {@code ops:}, and where it fits.
 *
 * <p>Source: psl/parser-database/src/types.rs and psl-core/src/builtin_connectors/postgres_datamodel_connector/validations.rs.
 *
 * @param name in the schema, such as {@code JsonbPathOps}
 * @param sqlName in the database, such as {@code jsonb_path_ops}
 * @param nativeTypes that it can index
 * @param scalar that it can index without a native type; empty for none
 */
record OperatorClass(
        String name,
        String sqlName,
        Set<IndexAlgorithm> algorithms,
        Set<NativeTypeRule> nativeTypes,
        Optional<ScalarKind> scalar) {

    static final String ARRAY_OPS = "ArrayOps";

    private static final List<String> ALL_KINDS = List.of("Bloom", "MinMax", "MinMaxMulti");
    private static final List<String> BLOOM_AND_MIN_MAX = List.of("Bloom", "MinMax");

    private static final Map<String, OperatorClass> BY_NAME = all();

    static Optional<OperatorClass> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** By the name in the database. */
    static Optional<OperatorClass> withSqlName(String sqlName) {
        return BY_NAME.values().stream()
                .filter(known -> known.sqlName.equals(sqlName))
                .findFirst();
    }

    /** Those of the kind of index, for a hint. */
    static List<String> namesFor(IndexAlgorithm algorithm) {
        return BY_NAME.values().stream()
                .filter(known -> known.algorithms.contains(algorithm))
                .map(OperatorClass::name)
                .toList();
    }

    private static Map<String, OperatorClass> all() {
        Map<String, OperatorClass> known = new LinkedHashMap<>();
        add(known, "Inet", "inet", Set.of(IndexAlgorithm.GIST, IndexAlgorithm.SPGIST), Set.of(NativeTypeRule.INET));
        add(known, "Jsonb", "jsonb", Set.of(IndexAlgorithm.GIN), Set.of(NativeTypeRule.JSON_B), ScalarKind.JSON);
        add(
                known,
                "JsonbPath",
                "jsonb_path",
                Set.of(IndexAlgorithm.GIN),
                Set.of(NativeTypeRule.JSON_B),
                ScalarKind.JSON);
        add(known, "Array", "array", Set.of(IndexAlgorithm.GIN), Set.of());
        add(
                known,
                "Text",
                "text",
                Set.of(IndexAlgorithm.SPGIST),
                Set.of(NativeTypeRule.TEXT, NativeTypeRule.VAR_CHAR, NativeTypeRule.CHAR),
                ScalarKind.STRING);
        brin(known, List.of("MinMax"), "Bit", "bit", Set.of(NativeTypeRule.BIT));
        brin(known, List.of("MinMax"), "VarBit", "varbit", Set.of(NativeTypeRule.VAR_BIT));
        brin(known, BLOOM_AND_MIN_MAX, "Bpchar", "bpchar", Set.of(NativeTypeRule.CHAR));
        brin(known, BLOOM_AND_MIN_MAX, "Bytea", "bytea", Set.of(NativeTypeRule.BYTE_A), ScalarKind.BYTES);
        brin(known, ALL_KINDS, "Date", "date", Set.of(NativeTypeRule.DATE));
        brin(known, ALL_KINDS, "Float4", "float4", Set.of(NativeTypeRule.REAL));
        brin(known, ALL_KINDS, "Float8", "float8", Set.of(NativeTypeRule.DOUBLE_PRECISION), ScalarKind.FLOAT);
        brin(known, List.of("Inclusion"), "Inet", "inet", Set.of(NativeTypeRule.INET));
        brin(known, ALL_KINDS, "Inet", "inet", Set.of(NativeTypeRule.INET));
        brin(known, ALL_KINDS, "Int2", "int2", Set.of(NativeTypeRule.SMALL_INT));
        brin(known, ALL_KINDS, "Int4", "int4", Set.of(NativeTypeRule.INTEGER), ScalarKind.INT);
        brin(known, ALL_KINDS, "Int8", "int8", Set.of(NativeTypeRule.BIG_INT), ScalarKind.BIG_INT);
        brin(known, ALL_KINDS, "Numeric", "numeric", Set.of(NativeTypeRule.DECIMAL), ScalarKind.DECIMAL);
        brin(known, ALL_KINDS, "Oid", "oid", Set.of(NativeTypeRule.OID));
        brin(
                known,
                BLOOM_AND_MIN_MAX,
                "Text",
                "text",
                Set.of(NativeTypeRule.TEXT, NativeTypeRule.VAR_CHAR),
                ScalarKind.STRING);
        brin(known, ALL_KINDS, "Timestamp", "timestamp", Set.of(NativeTypeRule.TIMESTAMP), ScalarKind.DATE_TIME);
        brin(known, ALL_KINDS, "TimestampTz", "timestamptz", Set.of(NativeTypeRule.TIMESTAMPTZ));
        brin(known, ALL_KINDS, "Time", "time", Set.of(NativeTypeRule.TIME));
        brin(known, ALL_KINDS, "TimeTz", "timetz", Set.of(NativeTypeRule.TIMETZ));
        brin(known, ALL_KINDS, "Uuid", "uuid", Set.of(NativeTypeRule.UUID));
        return Collections.unmodifiableMap(known);
    }

    private static void brin(
            Map<String, OperatorClass> known,
            List<String> kinds,
            String name,
            String sqlName,
            Set<NativeTypeRule> nativeTypes,
            ScalarKind... scalar) {
        for (String kind : kinds) {
            String sqlKind = kind.equals("MinMaxMulti") ? "minmax_multi" : kind.toLowerCase(Locale.ROOT);
            add(known, name + kind, sqlName + "_" + sqlKind, Set.of(IndexAlgorithm.BRIN), nativeTypes, scalar);
        }
    }

    private static void add(
            Map<String, OperatorClass> known,
            String name,
            String sqlName,
            Set<IndexAlgorithm> algorithms,
            Set<NativeTypeRule> nativeTypes,
            ScalarKind... scalar) {
        OperatorClass added = new OperatorClass(
                name + "Ops",
                sqlName + "_ops",
                algorithms,
                nativeTypes,
                List.of(scalar).stream().findFirst());
        known.put(added.name(), added);
    }
}
