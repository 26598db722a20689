package dev.kanmon.engine.plan;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Baseline;
import dev.kanmon.engine.deploy.BaselineCheck;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.plan.rehearsal.RehearsalRequest;
import dev.kanmon.engine.plan.rehearsal.ReplayFailedException;
import dev.kanmon.engine.plan.rehearsal.ReplayedHistory;
import dev.kanmon.engine.plan.rehearsal.SkippedStatement;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogReader;
import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.catalog.Owners;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.schema.shadow.ShadowUnavailableException;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.source.TargetSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a baseline by what its migrations make of an empty database. They are replayed before the lock is taken, since
 * that may take long; the target is compared under the lock.
 *
 * @param baseline that was replayed
 * @param catalog the schema that it makes
 * @param owners roles that own something in it
 * @param skipped statements that could not be replayed
 */
public record ReplayedBaseline(Baseline baseline, Catalog catalog, Set<String> owners, List<SkippedStatement> skipped)
        implements BaselineCheck {

    /**
     * Replays a baseline, if the target needs one.
     *
     * @param session with the target, which is only read
     * @param migration the last one of the baseline; empty where none is asked for
     * @throws ProblemException K2010 without a shadow, P3006 where a migration fails there, P3017 where the source does not
     *     have the migration
     */
    public static BaselineCheck prepare(
            Session session, TargetSource source, Optional<String> migration, ShadowSettings shadow) {
        if (migration.isEmpty()
                || !new HistoryTable(session.schema()).inspect(session).lacksHistory()) {
            return BaselineCheck.NOT_PREPARED;
        }
        return replay(Baseline.upTo(migration.get(), source.on(session)), place(session), session.schema(), shadow);
    }

    /** What the shadow keeps its replays by. */
    private static String place(Session session) {
        return "baseline of "
                + session.query("SELECT pg_catalog.current_database()", row -> row.getString(1))
                        .get(0) + "/" + session.schema();
    }

    private static ReplayedBaseline replay(Baseline baseline, String place, String schema, ShadowSettings shadow) {
        ReplayedHistory history =
                new ReplayedHistory(place, schema, baseline.migrations(), RehearsalRequest.DEFAULT_STATEMENT_LIMIT);
        try (ShadowServer server = ShadowServer.open(shadow);
                ShadowDatabase database = history.on(server, new PostgresParser());
                Session looking = server.observe(database)) {
            return new ReplayedBaseline(
                    baseline,
                    CatalogReader.read(looking, CatalogScope.ALL),
                    Owners.in(looking),
                    SkippedStatement.ofNotes(database.notes()));
        } catch (ReplayFailedException e) {
            throw new ProblemException(BaselineProblem.notReplayed(e.result(), baseline), e);
        } catch (ShadowUnavailableException e) {
            throw unavailable(e.getMessage(), baseline, e);
        } catch (ServerException e) {
            throw unavailable("The shadow's server failed: " + e.error().message() + ".", baseline, e);
        }
    }

    private static ProblemException unavailable(String reason, Baseline baseline, Exception cause) {
        return new ProblemException(
                BaselineProblem.notComparable(ProblemCode.SHADOW_UNAVAILABLE, reason, baseline), cause);
    }

    @Override
    public void require(Session session, Baseline due) {
        if (!due.equals(baseline)) {
            throw new IllegalStateException("another baseline was replayed than is due");
        }
        TargetCatalog target = new TargetCatalog(CatalogReader.read(session, CatalogScope.ALL), Owners.in(session));
        SchemaDrift drift = new SchemaDrift(target, History.EMPTY, session.schema());
        Optional<Problem> problem = BaselineProblem.of(drift.from(catalog, owners, skipped, Set.of()), baseline);
        if (problem.isPresent()) {
            throw new ProblemException(problem.get());
        }
    }
}
