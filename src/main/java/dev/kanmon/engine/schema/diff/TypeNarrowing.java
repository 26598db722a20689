package dev.kanmon.engine.schema.diff;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says when a column's new type may not hold all that the old one held. */
final class TypeNarrowing {

    /** Each holds all values of those before it. */
    private static final List<List<String>> WIDER = List.of(
            List.of("int2", "int4", "int8", "numeric"),
            List.of("float4", "float8"),
            List.of("date", "timestamp"),
            List.of("char", "bpchar", "varchar", "text"));

    private static final Map<String, String> SERVER_NAMES = Map.ofEntries(
            Map.entry("smallint", "int2"),
            Map.entry("integer", "int4"),
            Map.entry("bigint", "int8"),
            Map.entry("real", "float4"),
            Map.entry("double precision", "float8"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "bpchar"),
            Map.entry("boolean", "bool"));

    private static final Pattern TYPE = Pattern.compile("([^(]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?(\\[\\])?");

    private final Map<String, String> columnTypes;

    TypeNarrowing(Map<String, String> columnTypes) {
        this.columnTypes = columnTypes;
    }

    /**
     * @param column {@code schema.table.column}
     * @param definition the {@code ColumnDef} with the new type
     */
    Optional<String> of(String column, Node definition) {
        String old = columnTypes.getOrDefault(column, "");
        Node type = definition.node("typeName");
        return holds(type, old)
                ? Optional.empty()
                : Optional.of("values of " + column + (old.isEmpty() ? "" : ", of type " + old + ",")
                        + " that its new type cannot hold are changed, or refused.");
    }

    private static boolean holds(Node type, String old) {
        Matcher was = TYPE.matcher(old);
        if (!was.matches() || type.nodes("arrayBounds").isEmpty() != (was.group(4) == null)) {
            return false;
        }
        List<Node> names = type.nodes("names");
        String name = names.get(names.size() - 1).text("sval");
        String oldName = SERVER_NAMES.getOrDefault(was.group(1), was.group(1));
        long limit = limit(type);
        if (name.equals(oldName) && !name.equals("numeric")) {
            return limit == 0 || was.group(2) != null && limit >= Long.parseLong(was.group(2));
        }
        return limit == 0
                && WIDER.stream()
                        .anyMatch(chain -> chain.contains(oldName) && chain.indexOf(name) >= chain.indexOf(oldName));
    }

    /** The first modifier, such as the length of a varchar; 0 where there is none. */
    private static long limit(Node type) {
        return type.nodes("typmods").stream()
                .findFirst()
                .map(modifier -> modifier.node("ival").number("ival"))
                .orElse(0L);
    }
}
