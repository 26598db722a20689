package dev.kanmon.engine.schema.diff.pgcodekeeper;

import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.Completeness;
import dev.kanmon.engine.schema.diff.DataLoss;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.schema.diff.SqlReader;
import dev.kanmon.engine.schema.diff.supplement.Supplement;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets pgCodeKeeper write the script, and completes it by what that is blind to. */
public final class PgCodeKeeperDiff implements SchemaDiff {

    private static final String APPLICATION_NAME = "kanmon diff";

    @Override
    public SchemaScript between(ConnectionUrl from, ConnectionUrl to, CatalogScope scope) {
        Side before = side(from, scope);
        Side after = side(to, scope);
        SqlReader reader = new SqlReader();
        List<String> own = mended(new PgCodeKeeperScript(scope).between(from, to), before, after, reader);
        Supplement supplement = Supplement.between(before.facts(), after.facts(), created(own, reader));
        List<String> notCompared = new ArrayList<>(supplement.notCompared());
        notCompared.addAll(Completeness.notCompared(before.catalog(), after.catalog()));
        DataLoss loss = new DataLoss(before.columnTypes());
        return new SchemaScript(
                supplement.around(own).stream()
                        .map(sql -> new ScriptStatement(sql, loss.of(reader.read(sql))))
                        .toList(),
                notCompared);
    }

    private static List<String> mended(List<String> statements, Side before, Side after, SqlReader reader) {
        List<String> corrected = new Corrections(after.catalog(), reader).of(statements);
        List<String> kept = new MovedPartitions(before.catalog(), after.catalog(), reader).keepingTheirs(corrected);
        return DroppedExtensions.last(SerialAndIdentity.keepingTheNumber(kept));
    }

    private static Side side(ConnectionUrl url, CatalogScope scope) {
        try (Session session = TargetConnector.open(url, APPLICATION_NAME)) {
            return Side.read(session, scope);
        } catch (ServerException e) {
            throw new SchemaUnreadableException(
                    "The catalogs of " + url + " could not be read: "
                            + e.error().message() + " (SQLSTATE " + e.error().sqlState() + ").",
                    e);
        }
    }

    private static Set<String> created(List<String> statements, SqlReader reader) {
        return statements.stream()
                .filter(sql -> sql.startsWith("CREATE "))
                .map(reader::read)
                .filter(node -> node.is("CreateStmt") || node.is("IndexStmt"))
                .map(PgCodeKeeperDiff::created)
                .collect(Collectors.toSet());
    }

    /** An index lies in the schema of its table. */
    private static String created(Node statement) {
        Node relation = statement.node("relation");
        return statement.is("IndexStmt")
                ? relation.text("schemaname") + "." + statement.text("idxname")
                : SqlReader.nameOf(relation);
    }
}
