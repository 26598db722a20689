package dev.kanmon.engine.plan.rehearsal;

import static dev.kanmon.engine.plan.rehearsal.RehearsalFixture.onPrivateServer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.schema.catalog.ObjectChange;
import java.util.List;
import org.junit.jupiter.api.Test;

class DownCheckDbTest {

    private static final String USERS = "CREATE TABLE users (id int PRIMARY KEY, email text);";

    @Test
    void eachDownScriptIsHeldAgainstTheSchemaBeforeItsMigration() {
        List<CheckedDownScript> checked = onPrivateServer()
                .history(USERS)
                .pendingWithDown(
                        "ALTER TABLE users ADD name text; CREATE INDEX users_name ON users (name);",
                        "ALTER TABLE users DROP name;")
                .pending("CREATE TABLE orders (id int);")
                .pendingWithDown("ALTER TABLE users ALTER name SET NOT NULL;", "SELECT 1;")
                .pendingWithDown("CREATE TABLE late (id int);", "DROP TABLE late;")
                .rehearsed()
                .downScripts();

        assertThat(checked).extracting(CheckedDownScript::migration).containsExactly("p1", "p3", "p4");
        assertThat(checked.get(0).outcome()).isEqualTo(new DownOutcome.Undone());
        assertThat(checked.get(1).outcome())
                .isInstanceOfSatisfying(DownOutcome.NotUndone.class, not -> assertThat(not.left())
                        .extracting(change -> change.object() + " " + change.kind())
                        .containsExactly("column public.users.name " + ObjectChange.Kind.CHANGED));
        assertThat(checked.get(2).outcome()).isInstanceOf(DownOutcome.NotChecked.class);
    }

    @Test
    void aDownScriptThatFailsIsToldWithItsLine() {
        List<CheckedDownScript> checked = onPrivateServer()
                .history(USERS)
                .pendingWithDown("ALTER TABLE users ADD name text;", "SELECT 1;\nALTER TABLE nope DROP name;")
                .rehearsed()
                .downScripts();

        assertThat(checked).singleElement().satisfies(script -> assertThat(script.outcome())
                .isEqualTo(new DownOutcome.Failed(2, "relation \"nope\" does not exist (SQLSTATE 42P01).")));
    }

    @Test
    void aDownScriptThatCannotBeReadIsAFailureToo() {
        List<CheckedDownScript> checked = onPrivateServer()
                .pendingWithDown(USERS, "SELECT 'never ends")
                .rehearsed()
                .downScripts();

        assertThat(checked.get(0).outcome()).isInstanceOf(DownOutcome.Failed.class);
    }

    @Test
    void whatTheShadowMayNotRunIsNotChecked() {
        List<CheckedDownScript> checked = onPrivateServer()
                .pendingWithDown(USERS, "DROP TABLE users; ALTER SYSTEM SET work_mem = '1GB';")
                .rehearsed()
                .downScripts();

        assertThat(checked.get(0).outcome()).isInstanceOf(DownOutcome.NotChecked.class);
    }

    @Test
    void dataThatIsLostIsNoDifference() {
        List<CheckedDownScript> checked = onPrivateServer()
                .history(USERS + "INSERT INTO users VALUES (1, 'a@b')")
                .pendingWithDown("ALTER TABLE users DROP email;", "ALTER TABLE users ADD email text;")
                .rehearsed()
                .downScripts();

        assertThat(checked.get(0).outcome()).isEqualTo(new DownOutcome.Undone());
    }
}
