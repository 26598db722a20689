package dev.kanmon.runner.wait;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.UnfinishedAttempt;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.session.LockHolder;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.status.AwaitedMigrations;
import dev.kanmon.engine.target.ConnectionUrl;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Open when the history in the database has certain migrations as applied. A session for each look, none in between. */
public final class HistoryGate implements Gate {

    /** A folder may hold hundreds of migrations, and the sentence is for a person. */
    private static final int NAMES_IN_A_SENTENCE = 3;

    private final ConnectionUrl target;
    private final List<String> names;

    /** @param names the migrations that are waited for */
    public HistoryGate(ConnectionUrl target, List<String> names) {
        this.target = target;
        this.names = List.copyOf(names);
    }

    @Override
    public Sighting look(Duration limit) {
        try (Session session = TargetConnector.open(target, "kanmon wait")) {
            return sighting(AwaitedMigrations.look(session, names));
        }
    }

    private Sighting sighting(AwaitedMigrations seen) {
        if (seen.complete()) {
            return new Sighting.Open(names.isEmpty() ? "There is nothing to wait for." : applied() + " applied.");
        }
        if (!seen.history()) {
            return notYet("NoHistory", "The database has no history of migrations yet.", seen);
        }
        if (!seen.failed().isEmpty()) {
            return failed(seen.failed().get(0), seen);
        }
        return seen.running()
                .map(holder -> notYet("Running", running(seen, holder), seen))
                .orElseGet(() -> notYet("NotApplied", notApplied(seen) + " not applied yet.", seen));
    }

    private static Sighting failed(HistoryRow row, AwaitedMigrations seen) {
        Problem problem = new Problem(
                ProblemCode.FAILED_MIGRATIONS,
                ExitCode.HISTORY_BLOCKED,
                notApplied(seen) + " not applied, and the migration " + row.migration()
                        + " has failed; nothing goes on before a person has resolved that.",
                "Resolve it with kanmon resolve, or with its MigrationResolution.");
        return new Sighting.Closed(
                "Failed", problem, seen.absent(), Optional.of(new UnfinishedAttempt.Blocking(row, "").failure()));
    }

    private static Sighting notYet(String reason, String message, AwaitedMigrations seen) {
        Problem problem = new Problem(
                ProblemCode.NOT_APPLIED_YET,
                ExitCode.GATE_CLOSED,
                message,
                "See what the deploy waits for: kubectl get databasemigrations, or kanmon status.");
        return new Sighting.Closed(reason, problem, seen.absent(), Optional.empty());
    }

    private static String running(AwaitedMigrations seen, LockHolder holder) {
        return notApplied(seen) + " not applied yet; work on the history is under way, by " + holder.description()
                + ".";
    }

    private String applied() {
        return names.size() == 1 ? names.get(0) + " is" : "All " + names.size() + " migrations are";
    }

    private static String notApplied(AwaitedMigrations seen) {
        List<String> absent = seen.absent();
        String first = String.join(", ", absent.subList(0, Math.min(NAMES_IN_A_SENTENCE, absent.size())));
        int more = absent.size() - NAMES_IN_A_SENTENCE;
        return first + (more > 0 ? " and " + more + " more" : "") + (absent.size() == 1 ? " is" : " are");
    }
}
