package dev.kanmon.engine.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.BaselineCheck;
import dev.kanmon.engine.deploy.Deploy;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.plan.ApprovedPlan;
import dev.kanmon.engine.plan.Plan;
import dev.kanmon.engine.plan.PlanSettings;
import dev.kanmon.engine.plan.Planner;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.Session;
import dev.kanmon.runner.plan.PlanDocuments;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowPlanDbTest {

    private static final String TABLES = "CREATE TABLE users (id int PRIMARY KEY, name text);"
            + " CREATE TABLE orders (id int PRIMARY KEY, user_id int REFERENCES users ON DELETE CASCADE ON UPDATE CASCADE);"
            + " CREATE TABLE log (n int); CREATE VIEW names AS SELECT id, name FROM users;"
            + " INSERT INTO users SELECT i, 'u' FROM generate_series(1, 30) i; ANALYZE users;";

    @TempDir
    Path folder;

    @Test
    void planListsTheTablesWithTheirRowsAndTheLimit() {
        try (RowsFixture rows = new RowsFixture(folder, TABLES)) {
            rows.kanmon().migration(RowsFixture.CHANGE, "DELETE FROM users WHERE id = 1;");

            Document document = PlanDocuments.of(plan(rows, OptionalLong.of(500)), UnaryOperator.identity());

            assertThat(document.files().get(Document.PLAN_MARKDOWN))
                    .contains(
                            "## Rows that are copied",
                            "more than 500 rows",
                            "| 20240102000000_change | \"users\" | about 30 |",
                            "\"orders\" (by a foreign key's action)");
            assertThat(document.files().get(Document.PLAN_JSON)).contains("\"copiedRows\"", "\"limit\" : 500");
        }
    }

    @Test
    void tablesThatAreOnlyReachedByOtherKeysAreNotLockedForAnOrdinaryUpdate() {
        try (RowsFixture rows = new RowsFixture(folder, TABLES)) {
            rows.kanmon().migration(RowsFixture.CHANGE, "UPDATE users SET name = 'x';");

            Plan plan = plan(rows, OptionalLong.of(500));

            assertThat(plan.rows().orElseThrow().migrations().get(0).tables())
                    .extracting(table -> table.name().name())
                    .containsExactly("users");
        }
    }

    @Test
    void planWarnsOfTriggersThatMayChangeOtherTables() {
        String audited = TABLES
                + " CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM log; RETURN NULL; END';"
                + " CREATE TRIGGER audit AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION audit();"
                + " CREATE TRIGGER stamp BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION audit();";
        try (RowsFixture rows = new RowsFixture(folder, audited)) {
            rows.kanmon().migration(RowsFixture.CHANGE, "UPDATE users SET name = 'x'; UPDATE orders SET user_id = 1;");

            Plan plan = plan(rows, OptionalLong.of(500));

            assertThat(plan.rows().orElseThrow().migrations().get(0).obstacles())
                    .singleElement()
                    .satisfies(obstacle -> assertThat(obstacle.reason())
                            .startsWith("\"users\" has triggers of its own: rows that they change in other tables"));
        }
    }

    @Test
    void planSaysWhatIsNotCopiedAndWhy() {
        try (RowsFixture rows = new RowsFixture(folder, TABLES)) {
            rows.kanmon()
                    .migration(
                            RowsFixture.CHANGE,
                            "UPDATE log SET n = 1;\nUPDATE names SET name = 'x';\nTRUNCATE orders;\n"
                                    + "ALTER TABLE users DISABLE TRIGGER ALL;\nDO $$ BEGIN EXECUTE (SELECT string_agg('DELETE FROM users', ';')); END $$;")
                    .migration(
                            "20240103000000_outside",
                            "CREATE INDEX CONCURRENTLY i ON users (name); DELETE FROM users;");

            List<String> messages = plan(rows, OptionalLong.of(500)).findings().stream()
                    .filter(found -> found.finding().rule().equals("plan/rows-not-copied"))
                    .map(found -> found.finding().message())
                    .toList();

            assertThat(messages)
                    .anyMatch(message -> message.contains("has no primary key"))
                    .anyMatch(message -> message.contains("is a view"))
                    .anyMatch(message -> message.contains("TRUNCATE"))
                    .anyMatch(message -> message.contains("Triggers are switched off"))
                    .anyMatch(message -> message.contains("cannot be read"))
                    .anyMatch(message -> message.contains("does not run in one transaction"));
        }
    }

    @Test
    void deployIsHeldToThePlanWithItsCopies() {
        try (RowsFixture rows = new RowsFixture(folder, TABLES)) {
            rows.kanmon().migration(RowsFixture.CHANGE, "DELETE FROM users WHERE id = 1; UPDATE log SET n = 2;");
            Plan plan = plan(rows, OptionalLong.of(500));

            assertThatThrownBy(() -> deploy(rows, plan, OptionalLong.empty()))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.PLAN_CHANGED));
            assertThatThrownBy(() -> deploy(rows, plan, OptionalLong.of(400))).isInstanceOf(ProblemException.class);
            assertThat(deploy(rows, plan, OptionalLong.of(500)).outcome()).isEqualTo(ExitCode.DONE);
            assertThat(rows.putBack().result().outcome()).isEqualTo(ExitCode.DONE);
        }
    }

    @Test
    void planWithoutCopiesIsWhatItWas() {
        try (RowsFixture rows = new RowsFixture(folder, TABLES)) {
            rows.kanmon().migration(RowsFixture.CHANGE, "DELETE FROM users WHERE id = 1;");

            Plan plan = plan(rows, OptionalLong.empty());

            assertThat(plan.rows()).isEmpty();
            assertThat(plan.hash()).isNotEqualTo(plan(rows, OptionalLong.of(5)).hash());
        }
    }

    private static Plan plan(RowsFixture rows, OptionalLong limit) {
        return Planner.plan(
                        rows.kanmon()::open,
                        rows.kanmon().source(),
                        DeploySettings.DEFAULT,
                        new PlanSettings(
                                new ShadowSettings.Off(),
                                List.of(),
                                false,
                                false,
                                rows.kanmon().target(),
                                limit),
                        new StopSignal())
                .plan()
                .orElseThrow();
    }

    private static CommandResult deploy(RowsFixture rows, Plan plan, OptionalLong limit) {
        try (Session session = rows.kanmon().open()) {
            return Deploy.run(
                    session,
                    rows.kanmon().source(),
                    DeploySettings.DEFAULT,
                    new ApprovedPlan(plan.hash(), 1, plan.risk(), List.of(), limit),
                    BaselineCheck.NOT_PREPARED,
                    new RowCopier(RowsFixture.PLENTY),
                    new StopSignal(),
                    progress -> {});
        }
    }
}
