package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.List;

/** The name of a table, view, index, type or function, with its schema. */
public record ObjectName(String schema, String name) {

    /** @param defaultSchema what a name without a schema means */
    public static ObjectName ofRangeVar(Node rangeVar, String defaultSchema) {
        String schema = rangeVar.text("schemaname");
        return new ObjectName(schema.isEmpty() ? defaultSchema : schema, rangeVar.text("relname"));
    }

    /** @param names a list of {@code String} nodes: the name, or schema and name */
    public static ObjectName ofNames(List<Node> names, String defaultSchema) {
        String name = names.isEmpty() ? "" : names.get(names.size() - 1).text("sval");
        String schema = names.size() > 1 ? names.get(names.size() - 2).text("sval") : defaultSchema;
        return new ObjectName(schema, name);
    }

    /** As SQL, quoted; without the schema where it is {@code public}, as people write it. */
    public String toSql() {
        return schema.equals("public") ? quote(name) : quote(schema) + "." + quote(name);
    }

    /** Another object of the same schema. */
    public ObjectName sibling(String otherName) {
        return new ObjectName(schema, otherName);
    }

    /** An identifier in double quotes: always right, whatever is in it. */
    public static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
