package dev.kanmon.crash;

import static dev.kanmon.testsupport.operator.Team.condition;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.crash.Flaw.Kind;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.operator.Team;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * The main road, from the first version over a failure and its resolution to so many runs that old Jobs go, and a
 * second resource with an inline source beside it. It goes the whole way, whatever happens to the operator meanwhile.
 */
final class OperatorScenario {

    /** What an undisturbed operator has runners do. */
    static final List<String> COMMANDS = List.of(
            "deploy", "deploy", "deploy", "deploy", "deploy", "plan", "plan", "plan", "plan", "plan", "resolve");

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int JOBS_THAT_STAY = 3;
    private static final String MAIN = "shop";
    private static final String INLINE = "side";
    private static final String INIT = "20260101000000_init";
    private static final String UNIQUE = "20260102000000_unique_email";
    private static final String MORE = "20260103000000_more";
    private static final String SCHEMA = "CREATE TABLE marks (migration text); CREATE TABLE users (email text);";

    private final Team team;
    private final TestDatabase database;
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Flaw> flaws = new ArrayList<>();

    private OperatorScenario(Team team, TestDatabase database) {
        this.team = team;
        this.database = database;
    }

    /** Goes the whole way and returns what is wrong at its end; a wait that takes too long is a flaw, too. */
    static List<Flaw> flaws(Team team, TestDatabase database) {
        try {
            return new OperatorScenario(team, database).play();
        } catch (RuntimeException | AssertionError e) {
            return List.of(new Flaw(Kind.STUCK, String.valueOf(e.getMessage())));
        }
    }

    private List<Flaw> play() {
        begin();
        failAndRollBack();
        version(MORE, "");
        awaitApplied(3);
        check();
        return List.copyOf(flaws);
    }

    private void begin() {
        team.secret(MAIN + "-db", "url", database.url());
        team.secret(INLINE + "-db", "url", database.urlFor(INLINE));
        version(INIT, SCHEMA);
        team.migration(MAIN);
        team.migration(INLINE, new Source(null, null, Map.of(INIT, script(INIT, SCHEMA)), null));
        awaitApplied(1);
    }

    private void failAndRollBack() {
        database.sql("INSERT INTO users VALUES ('a@x'), ('a@x')");
        version(UNIQUE, "CREATE UNIQUE INDEX ON users (email);");
        String resolution = team.awaitOneResolution().getMetadata().getName();
        team.awaitResolution(resolution, asking -> asking.getStatus().phase() == ResolutionPhase.AwaitingDecision);
        database.sql("DELETE FROM users");
        team.decide(resolution, Action.RolledBack);
        awaitApplied(2);
    }

    private void check() {
        team.awaitReady(INLINE);
        once("public", INIT);
        once("public", UNIQUE);
        once("public", MORE);
        once(INLINE, INIT);
        expect(Kind.HISTORY_FALSE, "finished rows", 3L, count("_prisma_migrations WHERE finished_at IS NOT NULL"));
        expect(
                Kind.HISTORY_FALSE,
                "rolled-back rows",
                1L,
                count("_prisma_migrations WHERE rolled_back_at IS NOT NULL"));
        expect(Kind.HISTORY_FALSE, "rows", 4L, count("_prisma_migrations"));
        List<MigrationResolution> resolutions = team.resolutions();
        expect(Kind.APPLIED_TWICE, "resolutions", 1, resolutions.size());
        expect(
                Kind.STUCK,
                "the resolution's phase",
                ResolutionPhase.Resolved,
                resolutions.get(0).getStatus().phase());
        checkStatus(team.get(MAIN));
        awaitOldJobsGone();
    }

    private void checkStatus(DatabaseMigration migration) {
        expect(
                Kind.STUCK,
                "the observed generation",
                migration.getMetadata().getGeneration(),
                migration.getStatus().observedGeneration());
        expect(Kind.STUCK, "the failure", null, migration.getStatus().failure());
        expect(
                Kind.STUCK,
                "the last applied",
                MORE,
                migration.getStatus().history().lastApplied());
    }

    private void awaitOldJobsGone() {
        Awaitility.await("the deletion of old Jobs").atMost(PATIENCE).until(() -> jobsOfMain() <= JOBS_THAT_STAY);
        expect(Kind.LOST, "Jobs that stay for their logs", (long) JOBS_THAT_STAY, jobsOfMain());
    }

    private long jobsOfMain() {
        return team.jobs().stream()
                .map(job -> job.getMetadata().getName())
                .filter(name -> name.startsWith(MAIN + "-plan-") || name.startsWith(MAIN + "-deploy-"))
                .count();
    }

    private void awaitApplied(int migrations) {
        team.await(
                MAIN,
                migration -> migration.getStatus().history() != null
                        && migration.getStatus().history().applied() == migrations
                        && condition(migration, ConditionType.Ready).status() == ConditionState.True);
    }

    private void version(String migration, String sql) {
        files.put(migration + ".sql", script(migration, sql));
        team.configMap(MAIN, files);
    }

    private static String script(String migration, String sql) {
        return sql + "\nINSERT INTO marks VALUES ('" + migration + "');";
    }

    private void once(String schema, String migration) {
        long times = count(schema + ".marks WHERE migration = '" + migration + "'");
        expect(times > 1 ? Kind.APPLIED_TWICE : Kind.LOST, "times that " + migration + " is there", 1L, times);
    }

    private long count(String from) {
        return (Long) database.value("SELECT count(*) FROM " + from);
    }

    private void expect(Kind kind, String what, Object expected, Object found) {
        if (expected == null ? found != null : !expected.equals(found)) {
            flaws.add(new Flaw(kind, what + ": " + found + " instead of " + expected));
        }
    }
}
