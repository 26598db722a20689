package dev.kanmon.engine.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.drift.DriftResult.InSync;
import dev.kanmon.engine.drift.DriftResult.NotChecked;
import dev.kanmon.engine.drift.DriftResult.Unchanged;
import dev.kanmon.engine.schema.catalog.CatalogSceneTexts;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.schema.shadow.ShadowFixture;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Targets that somebody has changed, and such that nobody has, beside their history replayed on a private shadow. */
class DriftCheckDbTest {

    private static final String INIT = "20260101000000_init";
    private static final String NEXT = "20260102000000_next";
    private static final String USERS = "CREATE TABLE \"User\" (id int PRIMARY KEY, name text, email text UNIQUE);"
            + "CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 * 2';";

    /** The script is another's work; here it is only handed on. */
    private static final SchemaDiff NAMES_ITS_ENDS = (from, to, scope) -> new SchemaScript(
            List.of(new ScriptStatement("-- " + from.database() + " to " + to.database(), Optional.empty())),
            List.of());

    @TempDir
    static Path cache;

    @TempDir
    Path folder;

    private EngineFixture fixture;

    @BeforeEach
    void deploy() {
        fixture = new EngineFixture(folder).migration(INIT, USERS);
        fixture.deploy();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void whatWasDeployedIsInSync() {
        assertThat(check()).isInstanceOf(InSync.class);
        fixture.migration(
                NEXT, "ALTER TABLE \"User\" ADD COLUMN age int; CREATE INDEX CONCURRENTLY i ON \"User\" (age)");
        assertThat(check()).as("a pending migration is no drift").isInstanceOf(InSync.class);
        fixture.deploy();
        assertThat(check()).isInstanceOf(InSync.class);
    }

    @Test
    void historyWithEveryKindOfObjectGivesNoFalseAlarm() {
        String role = fixture.database().newRole("").name();
        fixture.migration(NEXT, CatalogSceneTexts.base(role));
        int number = 3;
        for (String change : CatalogSceneTexts.changesThatGoTogether(role)) {
            fixture.migration("202601%02d000000_change".formatted(number++), change);
        }
        assertThat(fixture.deploy().failure()).isEmpty();
        assertThat(check()).isEqualTo(new InSync(fingerprint(), List.of()));
    }

    @Test
    void grantsOfTheMigrationsToTheOwnerAreNoDrift() {
        fixture.migration(NEXT, "GRANT SELECT ON \"User\" TO app_owner_of_drift_test");
        TestDatabase database = fixture.database();
        database.sql("CREATE ROLE app_owner_of_drift_test", "ALTER TABLE \"User\" OWNER TO app_owner_of_drift_test");
        try {
            fixture.deploy();
            assertThat(check()).isInstanceOfSatisfying(InSync.class, inSync -> assertThat(inSync.notes())
                    .singleElement()
                    .asString()
                    .contains("grant on public.User to app_owner_of_drift_test"));
        } finally {
            database.sql("ALTER TABLE \"User\" OWNER TO postgres; DROP OWNED BY app_owner_of_drift_test;"
                    + "DROP ROLE app_owner_of_drift_test");
        }
    }

    @Test
    void everythingDoneByHandIsTold() {
        fixture.database()
                .sql(
                        "CREATE INDEX manual_idx ON \"User\" (name)",
                        "ALTER TABLE \"User\" DROP COLUMN email",
                        "ALTER TABLE \"User\" ADD CONSTRAINT named CHECK (name <> '') NOT VALID",
                        "CREATE OR REPLACE FUNCTION twice(int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $1'");
        Drifted drifted = drifted();
        assertThat(DriftHighlights.of(drifted.difference()))
                .containsExactlyInAnyOrder(
                        "The index public.User.manual_idx is in the target, and no migration makes it.",
                        "The column public.User.email is made by the migrations, and the target does not have it.",
                        "The constraint public.User.User_email_key is made by the migrations, and the target does not have it.",
                        "The constraint public.User.named is in the target, and no migration makes it.",
                        "The routine public.twice(integer) is not as the migrations make it.");
        String target = fixture.database().name();
        assertThat(drifted.drift().orElseThrow().text()).contains(" to " + target);
        assertThat(drifted.undo().orElseThrow().text()).contains(target + " to ");
        assertThat(drifted.notes()).isEmpty();
    }

    @Test
    void invalidIndexIsDrift() {
        fixture.migration(NEXT, "CREATE INDEX names ON \"User\" (name)");
        fixture.deploy();
        fixture.database().sql("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'names'::regclass");
        assertThat(DriftHighlights.of(drifted().difference()))
                .containsExactly("The index public.User.names is not as the migrations make it.");
    }

    @Test
    void unchangedTargetIsNeitherReplayedNorWrittenTo() {
        String fingerprint = fingerprint();
        fixture.database()
                .sql("ALTER DATABASE " + fixture.database().name() + " SET default_transaction_read_only = on");
        Map<String, Object> before = writes();
        assertThat(check(new ShadowSettings.Off(), Optional.of(fingerprint))).isEqualTo(new Unchanged(fingerprint));
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void fingerprintMovesWithTheSchemaAndWithTheHistory() {
        String first = fingerprint();
        fixture.database().sql("UPDATE _prisma_migrations SET checksum = 'other'");
        String second = fingerprint();
        fixture.database().sql("CREATE TABLE t (id int)");
        assertThat(List.of(first, second, fingerprint())).doesNotHaveDuplicates();
        fixture.database().sql("INSERT INTO t VALUES (1)", "ANALYZE", "DROP TABLE t");
        assertThat(fingerprint()).isEqualTo(second);
    }

    @Test
    void failedMigrationIsNotReplayedAndIsSaid() {
        fixture.migration(NEXT, "CREATE INDEX CONCURRENTLY i ON \"User\" (name); CREATE TABLE oops (id nosuchtype)");
        fixture.deploy();
        Drifted drifted = drifted();
        assertThat(DriftHighlights.of(drifted.difference()))
                .containsExactly("The index public.User.i is in the target, and no migration makes it.");
        assertThat(drifted.notes()).singleElement().asString().contains(NEXT).contains("failed");
    }

    @Test
    void historyThatDoesNotReplayNamesMigrationLineAndSqlState() {
        fixture.migration(NEXT, "SELECT 1;\nALTER TABLE made_by_hand ADD COLUMN id int");
        fixture.database().sql("CREATE TABLE made_by_hand (x int)");
        fixture.deploy();
        assertThat(notChecked(ProblemCode.REPLAY_FAILED)).contains(NEXT, "line 2", "42P01");
    }

    @Test
    void sourcesThatLackOrChangedAMigrationAreNamed() {
        fixture.migration(NEXT, "CREATE TABLE t (id int)");
        fixture.deploy();
        fixture.migration(NEXT, "CREATE TABLE t (id bigint)");
        assertThat(notChecked(ProblemCode.SOURCE_CHANGED)).contains(NEXT);
        fixture.remove(NEXT);
        assertThat(notChecked(ProblemCode.UNKNOWN_MIGRATION)).contains(NEXT);
    }

    @Test
    void withoutAShadowNothingIsCompared() {
        assertThat(check(new ShadowSettings.Off(), Optional.empty())).isInstanceOfSatisfying(NotChecked.class, not -> {
            assertThat(not.problem().code()).isEqualTo(ProblemCode.SHADOW_UNAVAILABLE);
            assertThat(not.fingerprint()).isPresent();
        });
    }

    @Test
    void tablesWithoutAHistoryNeedABaseline() {
        fixture.database().sql("DROP TABLE _prisma_migrations");
        assertThat(notChecked(ProblemCode.DATABASE_NOT_EMPTY)).contains("no history");
    }

    @Test
    void roleThatMayNotReadTheCatalogsIsTold() {
        TestDatabase database = fixture.database();
        TestDatabase.Role role = database.newRole("");
        database.sql("GRANT SELECT ON _prisma_migrations TO PUBLIC", "REVOKE SELECT ON pg_catalog.pg_proc FROM PUBLIC");
        fixture.url(database.urlAs(role));
        assertThatThrownBy(() -> check(ConnectionUrl.parse(database.urlAs(role))))
                .isInstanceOfSatisfying(
                        ServerException.class,
                        e -> assertThat(e.error().sqlState()).isEqualTo("42501"));
    }

    @Test
    void driftIsToldEvenWhereItCannotBeWrittenAsSql() {
        fixture.database().sql("CREATE TABLE t (id int)");
        SchemaDiff unable = (from, to, scope) -> {
            throw new SchemaUnreadableException("too new", null);
        };
        DriftResult found = new DriftCheck(url(), fixture.source(), shadow(), unable).run(Optional.empty());
        assertThat(found).isInstanceOfSatisfying(Drifted.class, drifted -> {
            assertThat(drifted.drift()).isEmpty();
            assertThat(drifted.undo()).isEmpty();
            assertThat(drifted.notes()).containsExactly("The difference could not be written as SQL: too new");
        });
    }

    private Drifted drifted() {
        DriftResult found = check();
        assertThat(found).isInstanceOf(Drifted.class);
        return (Drifted) found;
    }

    private String notChecked(ProblemCode code) {
        DriftResult found = check();
        assertThat(found).isInstanceOf(NotChecked.class);
        assertThat(((NotChecked) found).problem().code()).isEqualTo(code);
        return ((NotChecked) found).problem().message();
    }

    /** Without a shadow, which it does not take. */
    private String fingerprint() {
        return ((NotChecked) check(new ShadowSettings.Off(), Optional.empty()))
                .fingerprint()
                .orElseThrow();
    }

    /** What the statistics say of rows written in this database, and of the transactions that had to be numbered. */
    private Map<String, Object> writes() {
        return fixture.database()
                .query("SELECT tup_inserted, tup_updated, tup_deleted, pg_snapshot_xmax(pg_current_snapshot())::text"
                        + " FROM pg_stat_database WHERE datname = current_database()")
                .get(0);
    }

    private DriftResult check() {
        return check(shadow(), Optional.empty());
    }

    private DriftResult check(ConnectionUrl target) {
        return new DriftCheck(target, fixture.source(), shadow(), NAMES_ITS_ENDS).run(Optional.empty());
    }

    private DriftResult check(ShadowSettings shadow, Optional<String> known) {
        return new DriftCheck(url(), fixture.source(), shadow, NAMES_ITS_ENDS).run(known);
    }

    private ConnectionUrl url() {
        return ConnectionUrl.parse(fixture.database().url());
    }

    private static ShadowSettings shadow() {
        return ShadowFixture.cachedIn(cache);
    }
}
