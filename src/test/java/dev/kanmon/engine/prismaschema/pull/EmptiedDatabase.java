package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;

/** One database for many cases: a transaction for each, which is rolled back. */
final class EmptiedDatabase implements AutoCloseable {

    private final TestDatabase database = TestPostgres.shared().newDatabase();
    private final Session session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test");

    /** What a script makes of an empty database, as files that list these schemas would see it. */
    SqlSchema described(String script, List<SchemaFile> files) {
        try {
            session.run("BEGIN");
            session.run(script);
            return DatabaseDescriber.describe(session, SchemaPull.namespaces(files, session.schema()));
        } finally {
            session.rollBack();
        }
    }

    @Override
    public void close() {
        session.close();
        database.close();
    }
}
