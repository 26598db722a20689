package dev.kanmon.engine.classify;

import dev.kanmon.engine.lint.effect.ColumnAddition;
import dev.kanmon.engine.lint.effect.NotNullProof;
import dev.kanmon.engine.lint.schema.Column;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;

/** What ALTER TABLE does to a column of a table that was there before. */
final class ColumnChanges {

    /** ATTRIBUTE_IDENTITY_ALWAYS in parsenodes.h; the parser gives it as text, or as the character's number. */
    private static final String ALWAYS = "a";

    private final Subject subject;
    private final ObjectName table;

    ColumnChanges(Subject subject, ObjectName table) {
        this.subject = subject;
        this.table = table;
    }

    List<Change> of(Node command) {
        String column = command.text("name");
        String name = table.toSql() + "." + ObjectName.quote(column);
        if (command.text("subtype").equals("AT_AddColumn")) {
            return added(command);
        }
        boolean isNew = new NewColumns(subject, table).isNew(column);
        return switch (command.text("subtype")) {
            case "AT_DropColumn" ->
                isNew ? Change.NONE : Change.removes("Every version that still names " + name + " fails.");
            case "AT_AlterColumnType" -> isNew ? Change.NONE : new TypeChanged(subject, table, command).changes();
            case "AT_SetNotNull" -> required(column);
            case "AT_ColumnDefault" -> defaulted(command, isNew);
            case "AT_AddIdentity", "AT_SetIdentity" ->
                !isNew && isAlways(command)
                        ? Change.removes("Older versions that write " + name + " themselves are refused.")
                        : Change.NONE;
            case "AT_DropIdentity", "AT_DropExpression" ->
                isNew ? Change.NONE : Change.removes("Older versions that leave " + name + " out get no value there.");
            default ->
                isNew ? Change.NONE : Change.replaces("The values of " + name + " become those of another expression.");
        };
    }

    private List<Change> added(Node command) {
        Node definition = command.node("def");
        ColumnAddition column = new ColumnAddition(subject.statement(), definition);
        String name = table.toSql() + "." + ObjectName.quote(column.name());
        if (subject.node().text("objtype").equals("OBJECT_TYPE")) {
            return Change.replaces("Values of the type " + table.toSql() + " have another shape from now on.");
        }
        if (command.flag("missing_ok") && isThere(column.name())) {
            return Change.NONE;
        }
        return column.isRequiredWithoutValue() || isOfDomainWithoutNull(column)
                ? Change.replaces("Older versions do not know " + name
                        + ", and what they insert without it is refused: give it a default.")
                : ConstraintChanges.ofNewColumn(column)
                        .map(Change::replaces)
                        .orElseGet(() -> Change.adds("It adds " + name + "."));
    }

    private boolean isThere(String column) {
        return subject.schema()
                .table(table)
                .flatMap(known -> known.column(column))
                .isPresent();
    }

    private boolean isOfDomainWithoutNull(ColumnAddition column) {
        ObjectName type = ObjectName.ofNames(
                column.definition().node("typeName").nodes("names"),
                subject.schema().defaultSchema());
        return subject.schema().refusesNull(type)
                && column.constraint("CONSTR_DEFAULT").isEmpty();
    }

    /** Nobody notices where the column cannot be NULL already, or older versions leave it to its default. */
    private List<Change> required(String column) {
        boolean cannotBeNull = NotNullProof.isGiven(subject.statement(), table, column);
        return cannotBeNull || new NewColumns(subject, table).hasDefault(column)
                ? Change.NONE
                : Change.removes("Older versions may write NULL to " + table.toSql() + "." + ObjectName.quote(column)
                        + ", or leave it out.");
    }

    private List<Change> defaulted(Node command, boolean isNew) {
        Node expression = command.node("def");
        boolean drops = !expression.isPresent() || expression.flag("isnull");
        if (!drops || isNew && !isRequired(command.text("name"))) {
            return Change.NONE;
        }
        return Change.removes("Older versions that leave " + table.toSql() + "."
                + ObjectName.quote(command.text("name")) + " out get NULL there, or are refused.");
    }

    private boolean isRequired(String column) {
        Optional<Column> known = subject.schema().table(table).flatMap(found -> found.column(column));
        return known.map(Column::notNull).orElse(true);
    }

    private static boolean isAlways(Node command) {
        Node definition = command.node("def");
        boolean added = definition.text("generated_when").equals(ALWAYS);
        return added
                || definition.nodes("items").stream()
                        .filter(option -> option.text("defname").equals("generated"))
                        .map(option -> option.node("arg"))
                        .anyMatch(
                                value -> value.text("sval").equals(ALWAYS) || value.number("ival") == ALWAYS.charAt(0));
    }
}
