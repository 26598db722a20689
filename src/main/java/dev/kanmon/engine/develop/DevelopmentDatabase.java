package dev.kanmon.engine.develop;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.Admission;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.Execute;
import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.environment.ProductionGuard;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.plan.facts.FactsReader;
import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.loss.DataLoss;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.catalog.Owners;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The database that is developed on, in one session that holds the advisory lock. */
final class DevelopmentDatabase implements AutoCloseable {

    private final Session session;
    private final Environment environment;
    private final DeploySettings settings;
    private final StopSignal stop;
    private final Progress.Listener listener;

    private DevelopmentDatabase(
            Session session,
            Environment environment,
            DeploySettings settings,
            StopSignal stop,
            Progress.Listener listener) {
        this.session = session;
        this.environment = environment;
        this.settings = settings;
        this.stop = stop;
        this.listener = listener;
    }

    /**
     * What was done to it.
     *
     * @param exists whether it has a history table
     */
    record Recorded(History history, boolean exists) {}

    /**
     * Connects, takes the lock, and sees that it is no database in production.
     *
     * @param command as the session and the guard's refusal call it
     * @throws dev.kanmon.engine.ProblemException as a connection fails; P1002; K5010
     */
    static DevelopmentDatabase open(
            ConnectionUrl target,
            Environment environment,
            DeploySettings settings,
            String command,
            StopSignal stop,
            Progress.Listener listener) {
        String action = "`" + command + "`";
        ProductionGuard.requireDeclared(environment, action);
        Session session = TargetConnector.open(target, command);
        try {
            settings.applyTo(session);
            if (settings.advisoryLock()) {
                AdvisoryLock.take(session, settings.advisoryLockTimeout(), stop);
            }
            ProductionGuard.require(session, environment, action);
            return new DevelopmentDatabase(session, environment, settings.withEnvironment(environment), stop, listener);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** One line that tells it from others. */
    String identity() {
        return FactsReader.identity(session).text();
    }

    String name() {
        return session.query("SELECT pg_catalog.current_database()", row -> row.getString(1))
                .get(0);
    }

    /** @throws dev.kanmon.engine.ProblemException K1003 and K1004 for a history that cannot be read */
    Recorded recorded() {
        HistoryTable table = new HistoryTable(session.schema());
        boolean exists = table.inspect(session).tableExists();
        return new Recorded(exists ? table.read(session) : History.EMPTY, exists);
    }

    /** All that it holds. */
    Catalog catalog() {
        return CatalogReader.read(session, CatalogScope.ALL);
    }

    /** The roles that own something in it. */
    Set<String> owners() {
        return Owners.in(session);
    }

    /** What a schema file can say of it. */
    SqlSchema describe(List<String> namespaces) {
        return DatabaseDescriber.describe(session, namespaces);
    }

    DataLoss lossOf(Difference difference) {
        return DataLoss.on(session, difference);
    }

    /** Applies what is pending. */
    CommandResult deploy(MigrationSource source) {
        return Deploy.run(session, source, settings, Admission.UNCONDITIONAL, stop, listener);
    }

    /**
     * Runs a script that is recorded nowhere.
     *
     * @param called as a message calls it
     */
    Execute.Result execute(String called, String script) {
        return Execute.run(session, called, script, settings, stop, listener);
    }

    /**
     * Begins it anew: nothing is left in these schemas, the history neither.
     *
     * @param schemas names of database schemas
     * @throws dev.kanmon.engine.ProblemException K5010, K5013; it is then as it was
     */
    void reset(List<String> schemas) {
        List<String> kept =
                Reset.run(session, new ResetRequest(environment, schemas, Optional.empty()), settings, stop, listener);
        if (!kept.isEmpty()) {
            listener.on(new Progress.Warned("The role may not drop, so it is still there: " + String.join(", ", kept)));
        }
    }

    /** @return why the sample data are not there; empty where they are */
    Optional<Problem> fill(Seed seed) {
        return seed.fill(session, settings, stop, listener);
    }

    @Override
    public void close() {
        session.close();
    }
}
