package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertReconciling;
import static dev.kanmon.testsupport.operator.ConditionAsserts.assertSays;
import static dev.kanmon.testsupport.operator.ConditionAsserts.assertStalled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ConfigMapReference;
import dev.kanmon.testsupport.DatabaseSnapshot;
import dev.kanmon.testsupport.operator.ConcurrentTest;
import dev.kanmon.testsupport.operator.Place;
import dev.kanmon.testsupport.operator.Places;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source that cannot be used: what is told, that nothing is changed, and that mending it is all there is to do. */
@ExtendWith(Places.class)
class BadSourceIT {

    private static final String INIT = "20260101000000_init";
    private static final String NEXT = "20260102000000_next";
    private static final String SCRIPT = "CREATE TABLE shop (id serial PRIMARY KEY);";
    private static final String NEXT_SCRIPT = "CREATE TABLE next (id serial PRIMARY KEY);";
    private static final Map<String, String> GOOD = Map.of(INIT + ".sql", SCRIPT);

    @ConcurrentTest
    void aMissingConfigMapIsNamedAndWaitedFor(Place place) {
        DatabaseSnapshot before = open(place);
        place.team().migration("shop");

        DatabaseMigration waiting = place.team().awaitReason("shop", Reason.ConfigMapNotFound);

        assertReconciling(waiting, Reason.ConfigMapNotFound, "ConfigMap shop does not exist", "Create it");
        assertThat(place.team().jobs()).isEmpty();
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().configMap("shop", GOOD);
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void anEmptyConfigMapIsToldBeforeAnyJobIsMade(Place place) {
        assertStopsWithoutAJob(place, Map.of(), Reason.SourceEmpty, "ConfigMap shop holds no migration", ".sql");
    }

    @ConcurrentTest
    void aKeyThatIsNotAMigrationsIsToldBeforeAnyJobIsMade(Place place) {
        assertStopsWithoutAJob(
                place,
                Map.of(INIT + ".sql", SCRIPT, "README.md", "Read me."),
                Reason.SourceInvalid,
                "\"README.md\" of ConfigMap shop",
                "name it <migration>.sql");
    }

    @ConcurrentTest
    void anInlineNameThatCannotBeAKeyIsToldBeforeAnyJobIsMade(Place place) {
        DatabaseSnapshot before = open(place);
        place.team().migration("shop", inline("20260101 init/äöü", SCRIPT));

        DatabaseMigration stalled = place.team().awaitReason("shop", Reason.SourceInvalid);

        assertStalled(stalled, Reason.SourceInvalid, "20260101 init/äöü", "spec.source.inline", "use letters");
        assertThat(place.team().jobs()).isEmpty();
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().change("shop", spec -> withSource(spec, inline(INIT, SCRIPT)));
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void severalConfigMapsAreOneSourceAndOneKeyInTwoIsToldWhenTheyDiffer(Place place) {
        DatabaseSnapshot before = open(place);
        place.team().configMap("first", GOOD);
        place.team().configMap("second", Map.of(INIT + ".sql", "SELECT 1;", NEXT + ".sql", NEXT_SCRIPT));
        place.team()
                .migration(
                        "shop",
                        new Source(
                                List.of(new ConfigMapReference("first"), new ConfigMapReference("second")),
                                null,
                                null,
                                null));

        DatabaseMigration stalled = place.team().awaitReason("shop", Reason.SourceInvalid);

        assertStalled(stalled, Reason.SourceInvalid, INIT + ".sql", "ConfigMap second", "another ConfigMap", "Remove");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().configMap("second", Map.of(NEXT + ".sql", NEXT_SCRIPT));
        DatabaseMigration ready = place.team().awaitReady("shop");
        assertThat(ready.getStatus().history().applied()).isEqualTo(2);
    }

    @ConcurrentTest
    void aLockFileOfAnotherProviderIsRefused(Place place) {
        assertStopsInTheRunner(
                place,
                Map.of(INIT + ".sql", SCRIPT, "migration_lock.toml", "provider = \"mysql\""),
                "P3019",
                "`mysql`",
                "provider = \"postgresql\"");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a byte order mark | \uFEFFCREATE TABLE shop (id int); | K3001 | line 1 | Save",
                "a command of psql | \\\\restrict abc\\nCREATE TABLE shop (id int); | K3002 | line 1 | Remove it",
                "COPY with its data | CREATE TABLE shop (id int);\\nCOPY shop FROM STDIN;\\n1\\n\\\\. | K3003 | line 2 | INSERT",
                "a quote that never ends | CREATE TABLE shop (id int);\\nSELECT 'it; | K3004 | line 2 | Close it",
            })
    void aScriptThatCannotBeRunIsRefusedWhole(
            String what, String script, String code, String where, String remedy, Place place) {
        assertStopsInTheRunner(
                place,
                Map.of(INIT + ".sql", SCRIPT, NEXT + ".sql", script.translateEscapes()),
                code,
                NEXT,
                where,
                remedy);
    }

    @ConcurrentTest
    void anAppliedMigrationThatIsEditedIsReportedAndLeftAlone(Place place) {
        DatabaseSnapshot applied = deployed(place, GOOD);

        place.team().configMap("shop", Map.of(INIT + ".sql", SCRIPT + "\n-- an afterthought"));

        DatabaseMigration edited = place.team().await("shop", BadSourceIT::isOutOfSync);
        assertOutOfSync(edited, Reason.MigrationEdited, "restore the files");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(applied);
        place.team().configMap("shop", GOOD);
        place.team().await("shop", migration -> !isOutOfSync(migration));
    }

    @ConcurrentTest
    void anAppliedMigrationThatIsMissingIsReportedAndLeftAlone(Place place) {
        DatabaseSnapshot applied = deployed(place, Map.of(INIT + ".sql", SCRIPT, NEXT + ".sql", NEXT_SCRIPT));

        place.team().configMap("shop", Map.of(NEXT + ".sql", NEXT_SCRIPT));

        DatabaseMigration missing = place.team().await("shop", BadSourceIT::isOutOfSync);
        assertOutOfSync(missing, Reason.MigrationMissing, "Restore the files");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(applied);
    }

    @ConcurrentTest
    void aDatabaseWithTablesAndWithoutHistoryAsksForABaseline(Place place) {
        place.database().sql(SCRIPT);
        DatabaseSnapshot before = open(place);
        place.team().configMap("shop", GOOD);
        place.team().migration("shop");

        DatabaseMigration stalled = place.team().awaitReason("shop", Reason.DatabaseNotEmpty);

        assertStalled(stalled, Reason.DatabaseNotEmpty, "P3005", "schema \"public\"", "MigrationResolution");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().resolution("baseline", "shop", INIT, Action.Applied);
        place.team().awaitReady("shop");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0} MiB")
    @CsvSource({"2, Too long: must have at most 1048576", "5, Request entity too large"})
    void aConfigMapThatIsTooLargeIsRefusedByTheApiServerItself(int mebibytes, String words, Place place) {
        Map<String, String> large = Map.of(INIT + ".sql", "-- " + "x".repeat(mebibytes * 1024 * 1024));

        assertThatThrownBy(() -> place.team().configMap("shop", large))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining(words);
    }

    private static void assertStopsWithoutAJob(
            Place place, Map<String, String> source, Reason reason, String... words) {
        DatabaseSnapshot before = open(place);
        place.team().configMap("shop", source);
        place.team().migration("shop");

        DatabaseMigration stalled = place.team().awaitReason("shop", reason);

        assertStalled(stalled, reason, words);
        assertThat(place.team().jobs()).isEmpty();
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        mend(place.team());
    }

    private static void assertStopsInTheRunner(Place place, Map<String, String> source, String... words) {
        DatabaseSnapshot before = open(place);
        place.team().configMap("shop", source);
        place.team().migration("shop");

        DatabaseMigration stalled = place.team().awaitReason("shop", Reason.SourceInvalid);

        assertStalled(stalled, Reason.SourceInvalid, words);
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        mend(place.team());
    }

    private static void mend(Team team) {
        team.configMap("shop", GOOD);
        team.awaitReady("shop");
    }

    private static void assertOutOfSync(DatabaseMigration migration, Reason reason, String remedy) {
        assertSays(migration, ConditionType.InSync, ConditionState.False, reason, INIT, remedy);
        assertSays(migration, ConditionType.Ready, ConditionState.True, Reason.UpToDate);
    }

    private static boolean isOutOfSync(DatabaseMigration migration) {
        return Team.condition(migration, ConditionType.InSync).status() == ConditionState.False;
    }

    private static DatabaseSnapshot open(Place place) {
        place.team().secret("shop-db", "url", place.url());
        return DatabaseSnapshot.of(place.database());
    }

    private static DatabaseSnapshot deployed(Place place, Map<String, String> source) {
        open(place);
        place.team().configMap("shop", source);
        place.team().migration("shop");
        place.team().awaitReady("shop");
        return DatabaseSnapshot.of(place.database());
    }

    private static Source inline(String name, String script) {
        return new Source(null, null, Map.of(name, script), null);
    }

    private static DatabaseMigrationSpec withSource(DatabaseMigrationSpec spec, Source source) {
        return Specs.from(spec).source(source).build();
    }
}
