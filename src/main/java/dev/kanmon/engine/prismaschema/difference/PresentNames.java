package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.RenameColumn;
import dev.kanmon.engine.prismaschema.difference.Step.RenameTable;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import java.util.HashMap;
import java.util.Map;

/** What a difference's tables and columns are called before its renames, that is now. */
public final class PresentNames {

    private final ConnectionNamespace connection;
    private final Map<QualifiedName, QualifiedName> tables = new HashMap<>();
    private final Map<Place, String> columns = new HashMap<>();

    private PresentNames(ConnectionNamespace connection) {
        this.connection = connection;
    }

    public static PresentNames of(Difference difference) {
        PresentNames names = new PresentNames(ConnectionNamespace.of(difference.from(), difference.to()));
        difference.steps().forEach(names::take);
        return names;
    }

    private record Place(QualifiedName table, String column) {}

    /** With its namespace. */
    public QualifiedName table(QualifiedName later) {
        QualifiedName resolved = connection.resolve(later);
        return tables.getOrDefault(resolved, resolved);
    }

    public String column(QualifiedName laterTable, String later) {
        return columns.getOrDefault(new Place(connection.resolve(laterTable), later), later);
    }

    private void take(Step step) {
        if (step instanceof RenameTable rename) {
            tables.put(connection.resolve(rename.to()), connection.resolve(rename.from()));
        } else if (step instanceof RenameColumn rename) {
            columns.put(new Place(connection.resolve(rename.table()), rename.to()), rename.from());
        }
    }
}
