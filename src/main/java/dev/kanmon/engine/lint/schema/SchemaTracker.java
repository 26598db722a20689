package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.List;

/** Follows a schema through one statement after the other. */
public final class SchemaTracker {

    private final String initialSchema;
    private final SchemaState state;
    private final Renames renames;

    public SchemaTracker(String defaultSchema) {
        this.initialSchema = defaultSchema;
        this.state = new SchemaState(defaultSchema);
        this.renames = new Renames(state);
    }

    /** Each migration begins with the session as it was at first, whatever the one before it has set. */
    public void beginMigration() {
        state.defaultSchema(initialSchema);
    }

    /** What pending migrations have made so far counts as there from before, as if they had been applied. */
    public void settle() {
        state.settle();
    }

    /** What is known now; it changes with every statement that is taken in. */
    public SchemaView view() {
        return state;
    }

    /**
     * Takes in what a statement does; one that says nothing about the schema changes nothing.
     *
     * @param text the statement as written
     * @param inRun whether it is pending; applied ones have made what is there already
     */
    public void apply(Node statement, String text, boolean inRun) {
        switch (statement.type()) {
            case "CreateStmt" -> createTable(statement, inRun);
            case "CreateTableAsStmt" -> createTableAs(statement, inRun);
            case "AlterTableStmt" -> alterTable(statement, inRun);
            case "IndexStmt" -> createIndex(statement);
            case "DropStmt" -> drop(statement);
            case "RenameStmt" -> renames.rename(statement);
            case "AlterObjectSchemaStmt" -> renames.moveToSchema(statement);
            case "CreateEnumStmt" -> createEnum(statement, inRun);
            case "AlterEnumStmt" -> alterEnum(statement);
            case "CreateFunctionStmt" -> createRoutine(statement, text, inRun);
            case "ViewStmt" ->
                state.remember(
                        ObjectKind.VIEW,
                        ObjectName.ofRangeVar(statement.node("view"), state.defaultSchema()),
                        inRun && !statement.flag("replace"));
            case "CreateSchemaStmt" -> createSchema(statement, inRun);
            case "VariableSetStmt", "SelectStmt" ->
                state.defaultSchema(SearchPath.schemaAfter(statement, state.defaultSchema(), initialSchema));
            case "CompositeTypeStmt" ->
                state.remember(
                        ObjectKind.TYPE,
                        ObjectName.ofRangeVar(statement.node("typevar"), state.defaultSchema()),
                        inRun);
            case "CreateDomainStmt" -> createDomain(statement, inRun);
            case "AlterDomainStmt" -> state.domains.altered(names(statement, "typeName"), statement);
            case "CreateRangeStmt" -> state.remember(ObjectKind.TYPE, names(statement, "typeName"), inRun);
            case "CreateSeqStmt" ->
                state.remember(
                        ObjectKind.SEQUENCE,
                        ObjectName.ofRangeVar(statement.node("sequence"), state.defaultSchema()),
                        inRun && !statement.flag("if_not_exists"));
            default -> {}
        }
    }

    private void createTable(Node statement, boolean inRun) {
        ObjectName name = ObjectName.ofRangeVar(statement.node("relation"), state.defaultSchema());
        if (state.tables.containsKey(name)) {
            // IF NOT EXISTS, or it fails: either way the table stays what it was.
            return;
        }
        boolean whole = statement.nodes("inhRelations").isEmpty()
                && statement.nodes("tableElts").stream().noneMatch(element -> element.is("TableLikeClause"));
        Table table = new Table(name, inRun, whole, statement.flag("if_not_exists"));
        state.tables.put(name, table);
        state.lineage.created(name, statement, state.defaultSchema());
        TableElements elements = new TableElements(table, state.defaultSchema(), inRun);
        statement.nodes("tableElts").forEach(elements::add);
    }

    private void createTableAs(Node statement, boolean inRun) {
        ObjectName name = ObjectName.ofRangeVar(statement.node("into").node("rel"), state.defaultSchema());
        if (statement.text("objtype").equals("OBJECT_MATVIEW")) {
            state.remember(ObjectKind.MATERIALIZED_VIEW, name, inRun && !statement.flag("if_not_exists"));
        } else {
            state.tables.putIfAbsent(name, new Table(name, inRun, false, statement.flag("if_not_exists")));
        }
    }

    private void alterTable(Node statement, boolean inRun) {
        if (!statement.text("objtype").equals("OBJECT_TABLE")) {
            return;
        }
        ObjectName name = ObjectName.ofRangeVar(statement.node("relation"), state.defaultSchema());
        Table table = state.tables.computeIfAbsent(name, unknown -> new Table(unknown, false, false, true));
        TableChanges changes = new TableChanges(table, new TableElements(table, state.defaultSchema(), inRun));
        for (Node command : statement.nodes("cmds")) {
            changes.apply(command);
            state.lineage.altered(name, command, state.defaultSchema());
        }
    }

    private void createIndex(Node statement) {
        ObjectName table = ObjectName.ofRangeVar(statement.node("relation"), state.defaultSchema());
        List<String> columns = statement.nodes("indexParams").stream()
                .map(element -> element.text("name"))
                .toList();
        String name = statement.text("idxname");
        ObjectName index =
                table.sibling(name.isEmpty() ? table.name() + "_" + String.join("_", columns) + "_idx" : name);
        state.indexes.put(new Index(
                index,
                table,
                columns,
                statement.flag("unique"),
                statement.node("whereClause").isPresent(),
                statement.text("accessMethod"),
                isPlain(statement)));
    }

    private static boolean isPlain(Node statement) {
        return statement.nodes("indexIncludingParams").isEmpty()
                && statement.nodes("indexParams").stream()
                        .allMatch(column -> column.text("ordering").equals("SORTBY_DEFAULT")
                                && column.text("nulls_ordering").equals("SORTBY_NULLS_DEFAULT")
                                && !column.text("name").isEmpty()
                                && column.nodes("collation").isEmpty()
                                && column.nodes("opclass").isEmpty());
    }

    private void drop(Node statement) {
        for (Node object : statement.nodes("objects")) {
            switch (statement.text("removeType")) {
                case "OBJECT_TABLE" ->
                    state.dropTable(ObjectName.ofNames(object.nodes("items"), state.defaultSchema()));
                case "OBJECT_INDEX" ->
                    state.indexes.remove(ObjectName.ofNames(object.nodes("items"), state.defaultSchema()));
                case "OBJECT_TYPE", "OBJECT_DOMAIN" ->
                    state.enums.remove(ObjectName.ofNames(object.nodes("names"), state.defaultSchema()));
                case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" ->
                    state.routines.remove(ObjectName.ofNames(object.nodes("objname"), state.defaultSchema()));
                case "OBJECT_SCHEMA" ->
                    state.tables.keySet().removeIf(table -> table.schema().equals(object.text("sval")));
                default -> {}
            }
        }
    }

    private void createDomain(Node statement, boolean inRun) {
        ObjectName name = names(statement, "domainname");
        state.domains.created(name, statement);
        state.remember(ObjectKind.TYPE, name, inRun);
    }

    private void createEnum(Node statement, boolean inRun) {
        ObjectName name = names(statement, "typeName");
        state.enums.put(
                name,
                statement.nodes("vals").stream()
                        .map(value -> value.text("sval"))
                        .toList());
        state.remember(ObjectKind.TYPE, name, inRun);
    }

    private void alterEnum(Node statement) {
        ObjectName name = names(statement, "typeName");
        List<String> values = new ArrayList<>(state.enums.getOrDefault(name, List.of()));
        if (!statement.text("oldVal").isEmpty()) {
            values.replaceAll(value -> value.equals(statement.text("oldVal")) ? statement.text("newVal") : value);
        } else {
            values.add(statement.text("newVal"));
        }
        state.enums.computeIfPresent(name, (type, old) -> List.copyOf(values));
    }

    private void createRoutine(Node statement, String text, boolean inRun) {
        ObjectName name = names(statement, "funcname");
        List<String> definitions = new ArrayList<>(state.definitionsOf(name));
        definitions.add(text);
        state.volatilities.created(name, statement);
        state.routines.put(name, List.copyOf(definitions));
        state.remember(ObjectKind.ROUTINE, name, inRun);
    }

    /** Its elements are statements of their own to whoever goes through them. */
    private void createSchema(Node statement, boolean inRun) {
        String name = statement.text("schemaname");
        state.remember(ObjectKind.SCHEMA, new ObjectName(name, name), inRun && !statement.flag("if_not_exists"));
    }

    private ObjectName names(Node statement, String field) {
        return ObjectName.ofNames(statement.nodes(field), state.defaultSchema());
    }
}
