package dev.kanmon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus.HistoryStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.Risk;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** Plays examples/shop, and checks that each step comes out as told. */
final class Story {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONDITIONS =
            "go-template={{range .status.conditions}}{{.type}}={{.status}} {{.reason}}: {{.message}}{{\"\\n\"}}{{end}}";
    private static final String FAILURE =
            "go-template={{range $field, $value := .status.failure}}{{$field}}: {{$value}}{{\"\\n\"}}{{end}}";
    private static final String EXAMPLES = "examples/shop/";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Stage stage;
    private final Narrator narrator;
    private final Kubectl kubectl;
    private final Psql psql;

    Story(Stage stage, Narrator narrator) {
        this.stage = stage;
        this.narrator = narrator;
        this.kubectl = stage.kubectl();
        this.psql = new Psql(stage.database(), narrator);
    }

    void play() {
        firstVersion();
        rows();
        secondVersion();
        plan();
        approve();
        String resolution = failure();
        mend();
        decide(resolution);
        lookBack();
    }

    private void firstVersion() {
        narrator.act("1. Three tables, foreign keys and an enum");
        kubectl.run("create", "namespace", Stage.NAMESPACE);
        kubectl.run("config", "set-context", "--current", "--namespace=" + Stage.NAMESPACE);
        kubectl.pipe(
                "printf %s \"$DATABASE_URL\"",
                stage.database().url(),
                "create",
                "secret",
                "generic",
                "shop-db",
                "--from-file=DATABASE_URL=/dev/stdin");
        apply("migrations-v1.yaml");
        apply("databasemigration.yaml");
        watchUntil("Ready");
        assertThat(history().applied()).as("applied migrations").isEqualTo(1);
        psql.run("""
                SELECT c.relname AS "table", string_agg(k.conname, ', ' ORDER BY k.conname) AS constraints
                  FROM pg_class c LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'f')
                 WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
                 GROUP BY c.relname ORDER BY c.relname""");
        psql.run("SELECT enum_range(NULL::\"Role\") AS \"Role\"");
    }

    private void rows() {
        narrator.act("2. Life goes on: users come, and one of them comes twice");
        psql.run("""
                INSERT INTO "User" ("email", "name", "role") VALUES
                  ('ada@example.com', 'Ada', 'ADMIN'), ('bob@example.com', 'Bob', 'USER'),
                  ('bob@example.com', 'Bob again', 'USER')""");
        psql.run("INSERT INTO \"Post\" (\"title\", \"authorId\") VALUES ('Hello', 2), ('Hello again', 3)");
    }

    private void secondVersion() {
        narrator.act("3. The next release wants e-mails to be unique");
        watchUntil("AwaitingApproval", () -> apply("migrations-v2.yaml"));
    }

    private void plan() {
        narrator.act("4. The plan: rehearsed on a shadow, and judged on the target's own rows");
        PlanStatus plan = stage.team().get("shop").getStatus().plan();
        assertThat(plan.rehearsal()).as("the rehearsal").isEqualTo(RehearsalOutcome.Passed);
        assertThat(plan.risk()).as("the risk").isEqualTo(Risk.High);
        narrator.say("It is an immutable ConfigMap, with plan.md for people and plan.json for machines:");
        kubectl.run("get", "configmap", plan.configMap(), "-o", "go-template={{index .data \"plan.md\"}}");
    }

    private void approve() {
        narrator.act("5. Somebody does not believe it, and approves exactly this plan");
        String hash = stage.team().get("shop").getStatus().plan().hash();
        watchUntil(
                "Failed",
                () -> kubectl.run(
                        "annotate",
                        "--overwrite",
                        "databasemigration",
                        "shop",
                        ApiGroup.APPROVE_ANNOTATION + "=" + hash));
    }

    /** Returns the name of the resolution that appeared. */
    private String failure() {
        narrator.act("6. What happened, and what to do");
        kubectl.run("get", "dbm", "shop", "-o", CONDITIONS);
        String name = awaitQuestion().getMetadata().getName();
        narrator.say("A MigrationResolution appeared, and waits for a decision:");
        kubectl.run("get", "mres");
        kubectl.run("get", "mres", name, "-o", FAILURE);
        check(stage.team().resolution(name));
        narrator.say("The same as Kubernetes Events:");
        kubectl.run("get", "events", "--sort-by=.metadata.creationTimestamp");
        narrator.say("Nothing of the migration is left in the database, and its history says what Prisma would say:");
        showHistory();
        return name;
    }

    private void mend() {
        narrator.act("7. Mend the data");
        psql.run("SELECT \"email\", count(*), array_agg(\"id\") FROM \"User\" GROUP BY \"email\" HAVING count(*) > 1");
        psql.run("UPDATE \"Post\" SET \"authorId\" = 2 WHERE \"authorId\" = 3");
        psql.run("DELETE FROM \"User\" WHERE \"id\" = 3");
    }

    private void decide(String resolution) {
        narrator.act("8. Decide: it was rolled back, run it again");
        String decision = "{\"spec\":{\"action\":\"RolledBack\",\"reason\":\"merged the accounts of Bob\"}}";
        watchUntil("Ready", () -> kubectl.run("patch", "mres", resolution, "--type=merge", "-p", decision));
        assertThat(history().applied()).as("applied migrations").isEqualTo(2);
        kubectl.run("get", "mres");
        assertThat(stage.team().resolution(resolution).getStatus().phase()).isEqualTo(ResolutionPhase.Resolved);
    }

    private void lookBack() {
        narrator.act("9. Ready again");
        kubectl.run("get", "dbm", "-o", "wide");
        kubectl.run("get", "jobs");
        psql.run("SELECT * FROM \"User\" ORDER BY \"id\"");
        psql.run("SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'User'");
        showHistory();
        assertThat(stage.database().value("SELECT count(*) FROM pg_indexes WHERE indexname = 'User_email_key'"))
                .as("unique indexes on User.email")
                .isEqualTo(1L);
        assertThat(stage.database().value("SELECT count(*) FROM _prisma_migrations"))
                .as("rows of the history: one applied, one rolled back, one applied")
                .isEqualTo(3L);
    }

    private void apply(String file) {
        kubectl.run("apply", "-f", EXAMPLES + file);
    }

    /** Follows the resource until it is in a phase. */
    private void watchUntil(String phase) {
        watchUntil(phase, () -> {});
    }

    /** Follows the resource, does something to it as soon as its first line is there, and waits for a phase. */
    private void watchUntil(String phase, Runnable deed) {
        try (LiveView view = kubectl.follow("get", "dbm", "shop", "--watch")) {
            view.showUntil("DatabaseMigration shop", line -> line.startsWith("shop "), PATIENCE);
            deed.run();
            view.showUntil("phase " + phase, line -> line.matches("shop +" + phase + " .*"), PATIENCE);
        }
    }

    private HistoryStatus history() {
        return stage.team().get("shop").getStatus().history();
    }

    /** The operator writes the failure into the status first, and makes the resolution then. */
    private MigrationResolution awaitQuestion() {
        List<MigrationResolution> resolutions = Awaitility.await("one MigrationResolution that awaits a decision")
                .atMost(PATIENCE)
                .until(stage.team()::resolutions, found -> found.size() == 1 && awaitsDecision(found.get(0)));
        return resolutions.get(0);
    }

    private static boolean awaitsDecision(MigrationResolution resolution) {
        return resolution.getStatus() != null && resolution.getStatus().phase() == ResolutionPhase.AwaitingDecision;
    }

    private static void check(MigrationResolution resolution) {
        FailureStatus failure = resolution.getStatus().failure();
        assertThat(failure.sqlState()).isEqualTo(UNIQUE_VIOLATION);
        assertThat(failure.statement()).startsWith("CREATE UNIQUE INDEX \"User_email_key\"");
        assertThat(failure.line()).isEqualTo(5);
        assertThat(failure.statementsApplied()).isZero();
    }

    private void showHistory() {
        psql.run("""
                SELECT migration_name, started_at::time(0) AS started, finished_at::time(0) AS finished,
                       rolled_back_at::time(0) AS rolled_back, applied_steps_count AS steps,
                       substring(logs FROM '[^\\n]*error code[^\\n]*') AS logs
                  FROM _prisma_migrations ORDER BY started_at""");
    }
}
