package dev.kanmon.engine.lint.schema;

import dev.kanmon.engine.parse.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows a schema through one statement after the other. */
public final class SchemaTracker implements SchemaView {

    private final String initialSchema;
    private String defaultSchema;
    private final Map<ObjectName, Table> tables = new LinkedHashMap<>();
    private final Indexes indexes = new Indexes();
    private final Map<ObjectName, List<String>> enums = new HashMap<>();
    private final Map<ObjectName, List<String>> routines = new HashMap<>();
    private final Map<ObjectKind, Set<ObjectName>> madeInRun = new HashMap<>();
    private final Lineage lineage = new Lineage();
    private final Domains domains = new Domains();
    private final Volatilities volatilities = new Volatilities();

    public SchemaTracker(String defaultSchema) {
        this.initialSchema = defaultSchema;
        this.defaultSchema = defaultSchema;
    }

    /** Each migration begins with the session as it was at first, whatever the one before it has set. */
    public void beginMigration() {
        defaultSchema = initialSchema;
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
            case "RenameStmt" -> rename(statement);
            case "AlterObjectSchemaStmt" -> moveToSchema(statement);
            case "CreateEnumStmt" -> createEnum(statement, inRun);
            case "AlterEnumStmt" -> alterEnum(statement);
            case "CreateFunctionStmt" -> createRoutine(statement, text, inRun);
            case "ViewStmt" ->
                remember(
                        ObjectKind.VIEW,
                        ObjectName.ofRangeVar(statement.node("view"), defaultSchema),
                        inRun && !statement.flag("replace"));
            case "CreateSchemaStmt" -> createSchema(statement, inRun);
            case "VariableSetStmt", "SelectStmt" ->
                defaultSchema = SearchPath.schemaAfter(statement, defaultSchema, initialSchema);
            case "CompositeTypeStmt" ->
                remember(ObjectKind.TYPE, ObjectName.ofRangeVar(statement.node("typevar"), defaultSchema), inRun);
            case "CreateDomainStmt" -> createDomain(statement, inRun);
            case "AlterDomainStmt" -> domains.altered(names(statement, "typeName"), statement);
            case "CreateRangeStmt" -> remember(ObjectKind.TYPE, names(statement, "typeName"), inRun);
            case "CreateSeqStmt" ->
                remember(
                        ObjectKind.SEQUENCE,
                        ObjectName.ofRangeVar(statement.node("sequence"), defaultSchema),
                        inRun && !statement.flag("if_not_exists"));
            default -> {}
        }
    }

    @Override
    public String defaultSchema() {
        return defaultSchema;
    }

    @Override
    public Optional<Table> table(ObjectName name) {
        return Optional.ofNullable(tables.get(name));
    }

    @Override
    public Collection<Table> tables() {
        return List.copyOf(tables.values());
    }

    @Override
    public Optional<Index> index(ObjectName name) {
        return indexes.find(name);
    }

    @Override
    public List<Index> indexesOf(ObjectName table) {
        return indexes.of(table);
    }

    @Override
    public Optional<List<String>> enumValues(ObjectName type) {
        return Optional.ofNullable(enums.get(type));
    }

    @Override
    public boolean madeInRun(ObjectKind kind, ObjectName name) {
        return madeInRun.getOrDefault(kind, Set.of()).contains(name);
    }

    @Override
    public Optional<Node> partitionKey(ObjectName table) {
        return lineage.partitionKey(table);
    }

    @Override
    public Optional<ObjectName> parentOf(ObjectName table) {
        return lineage.parent(table);
    }

    @Override
    public List<ObjectName> descendantsOf(ObjectName table) {
        return lineage.descendants(table);
    }

    @Override
    public Optional<ObjectName> defaultPartitionOf(ObjectName table) {
        return lineage.defaultPartition(table);
    }

    @Override
    public boolean isConstrainedDomain(ObjectName type) {
        return domains.isConstrained(type);
    }

    @Override
    public Optional<Boolean> isVolatile(ObjectName routine) {
        return volatilities.isVolatile(routine);
    }

    @Override
    public List<String> definitionsOf(ObjectName routine) {
        return routines.getOrDefault(routine, List.of());
    }

    private void createTable(Node statement, boolean inRun) {
        ObjectName name = ObjectName.ofRangeVar(statement.node("relation"), defaultSchema);
        if (tables.containsKey(name)) {
            // IF NOT EXISTS, or it fails: either way the table stays what it was.
            return;
        }
        boolean whole = statement.nodes("inhRelations").isEmpty()
                && statement.nodes("tableElts").stream().noneMatch(element -> element.is("TableLikeClause"));
        Table table = new Table(name, inRun, whole, statement.flag("if_not_exists"));
        tables.put(name, table);
        lineage.created(name, statement, defaultSchema);
        TableElements elements = new TableElements(table, defaultSchema, inRun);
        statement.nodes("tableElts").forEach(elements::add);
    }

    private void createTableAs(Node statement, boolean inRun) {
        ObjectName name = ObjectName.ofRangeVar(statement.node("into").node("rel"), defaultSchema);
        if (statement.text("objtype").equals("OBJECT_MATVIEW")) {
            remember(ObjectKind.MATERIALIZED_VIEW, name, inRun && !statement.flag("if_not_exists"));
        } else {
            tables.putIfAbsent(name, new Table(name, inRun, false, statement.flag("if_not_exists")));
        }
    }

    private void alterTable(Node statement, boolean inRun) {
        if (!statement.text("objtype").equals("OBJECT_TABLE")) {
            return;
        }
        ObjectName name = ObjectName.ofRangeVar(statement.node("relation"), defaultSchema);
        Table table = tables.computeIfAbsent(name, unknown -> new Table(unknown, false, false, true));
        TableChanges changes = new TableChanges(table, new TableElements(table, defaultSchema, inRun));
        for (Node command : statement.nodes("cmds")) {
            changes.apply(command);
            lineage.altered(name, command, defaultSchema);
        }
    }

    private void createIndex(Node statement) {
        ObjectName table = ObjectName.ofRangeVar(statement.node("relation"), defaultSchema);
        List<String> columns = statement.nodes("indexParams").stream()
                .map(element -> element.text("name"))
                .toList();
        String name = statement.text("idxname");
        ObjectName index =
                table.sibling(name.isEmpty() ? table.name() + "_" + String.join("_", columns) + "_idx" : name);
        indexes.put(new Index(
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
                case "OBJECT_TABLE" -> dropTable(ObjectName.ofNames(object.nodes("items"), defaultSchema));
                case "OBJECT_INDEX" -> indexes.remove(ObjectName.ofNames(object.nodes("items"), defaultSchema));
                case "OBJECT_TYPE", "OBJECT_DOMAIN" ->
                    enums.remove(ObjectName.ofNames(object.nodes("names"), defaultSchema));
                case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" ->
                    routines.remove(ObjectName.ofNames(object.nodes("objname"), defaultSchema));
                case "OBJECT_SCHEMA" ->
                    tables.keySet().removeIf(table -> table.schema().equals(object.text("sval")));
                default -> {}
            }
        }
    }

    private void dropTable(ObjectName name) {
        tables.remove(name);
        lineage.removed(name);
        indexes.removeOf(name);
    }

    private void rename(Node statement) {
        ObjectName name = ObjectName.ofRangeVar(statement.node("relation"), defaultSchema);
        String newName = statement.text("newname");
        switch (statement.text("renameType")) {
            case "OBJECT_TABLE" -> renameTable(name, name.sibling(newName));
            case "OBJECT_COLUMN" ->
                table(name).ifPresent(table -> renameColumn(table, statement.text("subname"), newName));
            case "OBJECT_TABCONSTRAINT" ->
                table(name).ifPresent(table -> renameConstraint(table, statement.text("subname"), newName));
            case "OBJECT_INDEX" -> renameIndex(name, name.sibling(newName));
            case "OBJECT_TYPE" ->
                renameType(ObjectName.ofNames(statement.node("object").nodes("items"), defaultSchema), newName);
            case "OBJECT_VIEW" -> renameMade(ObjectKind.VIEW, name, name.sibling(newName));
            case "OBJECT_MATVIEW" -> renameMade(ObjectKind.MATERIALIZED_VIEW, name, name.sibling(newName));
            case "OBJECT_SEQUENCE" -> renameMade(ObjectKind.SEQUENCE, name, name.sibling(newName));
            case "OBJECT_SCHEMA" -> {
                String old = statement.text("subname");
                renameMade(ObjectKind.SCHEMA, new ObjectName(old, old), new ObjectName(newName, newName));
            }
            default -> {}
        }
    }

    private void renameType(ObjectName from, String newName) {
        List<String> values = enums.remove(from);
        if (values != null) {
            enums.put(from.sibling(newName), values);
        }
        renameMade(ObjectKind.TYPE, from, from.sibling(newName));
        tables.values().forEach(table -> table.renameType(from, newName));
    }

    /** A name that was new and now stands for something old is not new. */
    private void renameMade(ObjectKind kind, ObjectName from, ObjectName to) {
        Set<ObjectName> made = madeInRun.computeIfAbsent(kind, none -> new HashSet<>());
        if (made.remove(from)) {
            made.add(to);
        } else {
            made.remove(to);
        }
    }

    private void renameTable(ObjectName from, ObjectName to) {
        Table table = tables.remove(from);
        if (table == null) {
            return;
        }
        tables.put(to, table.renamed(to));
        lineage.renamed(from, to);
        for (Index index : indexesOf(from)) {
            indexes.put(index.withTable(to));
        }
    }

    private static void renameColumn(Table table, String from, String to) {
        Optional<Column> column = table.column(from);
        if (column.isPresent()) {
            table.removeColumn(from);
            table.put(column.get().withName(to));
        }
    }

    private static void renameConstraint(Table table, String from, String to) {
        Optional<Constraint> constraint = table.constraint(from);
        if (constraint.isPresent()) {
            table.removeConstraint(from);
            table.put(constraint.get().withName(to));
        }
    }

    private void renameIndex(ObjectName from, ObjectName to) {
        indexes.find(from).ifPresent(index -> {
            indexes.remove(from);
            indexes.put(index.withName(to));
        });
    }

    private void moveToSchema(Node statement) {
        if (statement.text("objectType").equals("OBJECT_TABLE")) {
            ObjectName name = ObjectName.ofRangeVar(statement.node("relation"), defaultSchema);
            renameTable(name, new ObjectName(statement.text("newschema"), name.name()));
        }
    }

    private void createDomain(Node statement, boolean inRun) {
        ObjectName name = names(statement, "domainname");
        domains.created(name, statement);
        remember(ObjectKind.TYPE, name, inRun);
    }

    private void createEnum(Node statement, boolean inRun) {
        ObjectName name = names(statement, "typeName");
        enums.put(
                name,
                statement.nodes("vals").stream()
                        .map(value -> value.text("sval"))
                        .toList());
        remember(ObjectKind.TYPE, name, inRun);
    }

    private void alterEnum(Node statement) {
        ObjectName name = names(statement, "typeName");
        List<String> values = new ArrayList<>(enums.getOrDefault(name, List.of()));
        if (!statement.text("oldVal").isEmpty()) {
            values.replaceAll(value -> value.equals(statement.text("oldVal")) ? statement.text("newVal") : value);
        } else {
            values.add(statement.text("newVal"));
        }
        enums.computeIfPresent(name, (type, old) -> List.copyOf(values));
    }

    private void createRoutine(Node statement, String text, boolean inRun) {
        ObjectName name = names(statement, "funcname");
        List<String> definitions = new ArrayList<>(definitionsOf(name));
        definitions.add(text);
        volatilities.created(name, statement);
        routines.put(name, List.copyOf(definitions));
        remember(ObjectKind.ROUTINE, name, inRun);
    }

    /** Its elements are statements of their own to whoever goes through them. */
    private void createSchema(Node statement, boolean inRun) {
        String name = statement.text("schemaname");
        remember(ObjectKind.SCHEMA, new ObjectName(name, name), inRun && !statement.flag("if_not_exists"));
    }

    private ObjectName names(Node statement, String field) {
        return ObjectName.ofNames(statement.nodes(field), defaultSchema);
    }

    private void remember(ObjectKind kind, ObjectName name, boolean inRun) {
        if (inRun) {
            madeInRun.computeIfAbsent(kind, none -> new HashSet<>()).add(name);
        }
    }
}
