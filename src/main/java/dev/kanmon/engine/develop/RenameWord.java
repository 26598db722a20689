package dev.kanmon.engine.develop;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.difference.Rename;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rename as it is said on the command line: {@code User=Person} for a table, {@code User.name=fullName} for a column. Names
 * are those of the database.
 *
 * @param path of what is renamed: a table, or a table and its column
 * @param to its new name
 */
public record RenameWord(List<String> path, String to) {

    private static final Pattern FORM = Pattern.compile("([^.=]+)(?:\\.([^.=]+))?=([^.=]+)");

    public RenameWord {
        path = List.copyOf(path);
    }

    /** @throws ProblemException K5024 for a text of another form */
    public static RenameWord parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw notARename(
                    "`" + text + "` says no rename.",
                    "Say Table.column=newName for a column, or Table=NewName for a table.");
        }
        return new RenameWord(
                Arrays.asList(matcher.group(1), matcher.group(2)).stream()
                        .filter(part -> part != null)
                        .toList(),
                matcher.group(3));
    }

    /** As it is said for a rename that was found. */
    static RenameWord of(Rename rename) {
        if (rename instanceof Rename.OfColumn column) {
            return new RenameWord(List.of(column.table().name(), column.from()), column.to());
        }
        Rename.OfTable table = (Rename.OfTable) rename;
        return new RenameWord(List.of(table.from().name()), table.to().name());
    }

    /**
     * What it means between two schemas.
     *
     * @throws ProblemException K5024 where the one has no such table or column, or the other none of the new name
     */
    Rename between(SqlSchema from, SqlSchema to) {
        Table before = table(from, path.get(0))
                .orElseThrow(() -> notARename("There is no table `" + path.get(0) + "` that could be renamed."));
        return path.size() == 1 ? ofTable(before, to) : ofColumn(before, from, to);
    }

    private Rename ofTable(Table before, SqlSchema to) {
        Table after = table(to, this.to)
                .orElseThrow(() -> notARename("The schema file has no table `" + this.to + "` for the new name."));
        return new Rename.OfTable(before.name(), after.name());
    }

    private Rename ofColumn(Table before, SqlSchema from, SqlSchema to) {
        String column = path.get(1);
        if (!has(before, column)) {
            throw notARename("The table `" + path.get(0) + "` has no column `" + column + "`.");
        }
        // Of a table that is renamed itself the new columns are under its new name.
        boolean added = to.tables().stream()
                .filter(table -> from.table(table.name()).isEmpty()
                        || table.name().name().equals(path.get(0)))
                .anyMatch(table -> has(table, this.to));
        if (!added) {
            throw notARename("The schema file has no column `" + this.to + "` for the new name of `" + path.get(0) + "."
                    + column + "`.");
        }
        return new Rename.OfColumn(before.name(), column, this.to);
    }

    private static Optional<Table> table(SqlSchema schema, String name) {
        return schema.tables().stream()
                .filter(table -> table.name().name().equals(name))
                .findFirst();
    }

    private static boolean has(Table table, String column) {
        return table.columns().stream().map(Column::name).anyMatch(column::equals);
    }

    private static ProblemException notARename(String message) {
        return notARename(
                message, "Use the names of the database, which @map and @@map say, and mind upper and lower case.");
    }

    private static ProblemException notARename(String message, String hint) {
        return ProblemException.invalidInput(ProblemCode.NOT_A_RENAME, message, hint);
    }

    @Override
    public String toString() {
        return String.join(".", path) + "=" + to;
    }
}
