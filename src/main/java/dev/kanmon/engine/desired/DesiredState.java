package dev.kanmon.engine.desired;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.Checksum;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.source.TargetSource;
import java.util.List;
import java.util.Optional;

/**
 * What a database lacks of a wanted schema, as a source of one migration, or of none. Made again of the same database it is
 * the same to the byte, so that a plan holds for the deploy that follows it.
 */
public record DesiredState(DesiredSchema wanted) implements TargetSource {

    /** Never a row of the history: it stands for all that was done to the database before. */
    private static final String BASE = "the_database_as_it_is";

    /** Of what was made up before, which the history alone has kept; nothing new is made up. */
    public static MigrationSource ofHistory(String digest) {
        return new MigrationSource(
                List.of(), Optional.empty(), digest, Optional.of(new Migration(BASE, Optional.empty())));
    }

    /** @throws dev.kanmon.engine.session.ServerException where the role may not read a catalog */
    @Override
    public MigrationSource on(Session session) {
        SqlSchema live = DatabaseDescriber.describe(session, namespaces(session));
        Difference difference = Difference.between(live, wanted.tables());
        return new MigrationSource(
                difference.isEmpty() ? List.of() : List.of(migration(history(session), difference)),
                Optional.empty(),
                wanted.digest(),
                Optional.of(new Migration(BASE, Optional.of(script(SqlSchema.EMPTY, live)))));
    }

    private List<String> namespaces(Session session) {
        return wanted.namespaces().isEmpty() ? List.of(session.schema()) : wanted.namespaces();
    }

    private static Migration migration(History history, Difference difference) {
        String script = MigrationScript.of(difference);
        return new Migration(DesiredName.next(history, Checksum.of(script)), Optional.of(script));
    }

    private static String script(SqlSchema from, SqlSchema to) {
        return MigrationScript.of(Difference.between(from, to));
    }

    private static History history(Session session) {
        HistoryTable table = new HistoryTable(session.schema());
        return table.inspect(session).tableExists() ? table.read(session) : History.EMPTY;
    }
}
