package dev.kanmon.engine.develop;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Rename;
import dev.kanmon.engine.prismaschema.loss.DataLoss;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/** Writes the script that undoes a migration, and at its head what it cannot bring back. */
final class DownScript {

    private DownScript() {}

    /**
     * @param migration the name of its folder
     * @param forward what the migration does
     * @param renames those in it
     */
    static String of(String migration, Difference forward, List<Rename> renames) {
        Difference back = Difference.between(
                forward.to(),
                forward.from(),
                renames.stream().map(rename -> back(rename, renames)).toList());
        List<String> head = new ArrayList<>();
        head.add("Undoes " + migration + ", as far as its schema goes. Read it before you need it.");
        addLosses(head, "What that migration took away does not come back with it:", forward);
        addLosses(head, "What was written since is lost with it:", back);
        StringBuilder text = new StringBuilder();
        head.forEach(line -> text.append("-- ").append(line).append('\n'));
        return text.append('\n').append(MigrationScript.of(back)).toString();
    }

    private static void addLosses(List<String> head, String heading, Difference difference) {
        List<String> warnings = DataLoss.possible(difference).warnings();
        if (!warnings.isEmpty()) {
            head.add(heading);
            warnings.forEach(warning -> head.add("  - " + warning));
        }
    }

    /** A column's table has its new name when the column gets back its old one. */
    private static Rename back(Rename rename, List<Rename> all) {
        if (rename instanceof Rename.OfColumn column) {
            return new Rename.OfColumn(renamed(column.table(), all), column.to(), column.from());
        }
        Rename.OfTable table = (Rename.OfTable) rename;
        return new Rename.OfTable(table.to(), table.from());
    }

    private static QualifiedName renamed(QualifiedName table, List<Rename> all) {
        return all.stream()
                .filter(Rename.OfTable.class::isInstance)
                .map(Rename.OfTable.class::cast)
                .filter(rename -> rename.from().equals(table))
                .map(Rename.OfTable::to)
                .findFirst()
                .orElse(table);
    }
}
