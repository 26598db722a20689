package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus.HistoryStatus;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.Execution.JobSettings;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Shadow;
import dev.kanmon.testsupport.operator.ConcurrentTest;
import dev.kanmon.testsupport.operator.Place;
import dev.kanmon.testsupport.operator.Places;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do to a resource at the wrong moment, and what the operator keeps tidy by itself. */
@ExtendWith(Places.class)
class OperatorBehaviourIT {

    private static final String INIT = "20260101000000_init";
    private static final Map<String, String> QUICK = Map.of(INIT + ".sql", "CREATE TABLE shop (id int);");
    private static final Map<String, String> SLOW =
            Map.of(INIT + ".sql", "CREATE TABLE shop (id int); SELECT pg_sleep(5) AS slowly;");
    private static final Map<String, String> FAILING = Map.of(INIT + ".sql", "CREATE TABLE shop (id no_such_type);");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ConcurrentTest
    void aDeletionInTheMiddleOfARunLetsTheMigrationEndWithinItsGrace(Place place) {
        startSlowly(place, null);

        place.team().delete("shop");

        awaitNothingLeft(place);
        assertThat(place.database().query("SELECT 1 FROM _prisma_migrations WHERE finished_at IS NOT NULL"))
                .hasSize(1);
        assertThat(tableExists(place)).isTrue();
    }

    @ConcurrentTest
    void aDeletionWithoutGraceRollsTheMigrationBackWhole(Place place) {
        startSlowly(
                place,
                new Execution(
                        null, null, null, null, new JobSettings(null, null, null, null, null, null, null, null, 1L)));

        place.team().delete("shop");

        awaitNothingLeft(place);
        Awaitility.await("the transaction is rolled back").atMost(PATIENCE).until(() -> !isAtWork(place));
        assertThat(place.database().query("SELECT 1 FROM _prisma_migrations")).isEmpty();
        assertThat(tableExists(place)).isFalse();
    }

    @ConcurrentTest
    void aSuspendedResourceStartsNothingUntilItIsResumed(Place place) {
        prepare(place, QUICK);
        place.team().migration("shop", spec(null, true));
        place.team().await("shop", migration -> migration.getStatus().phase() == Phase.Suspended);
        assertThat(place.team().jobs()).isEmpty();

        place.team().suspend("shop", false);

        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void aRunThatIsUnderWayEndsAlthoughTheResourceIsSuspended(Place place) {
        startSlowly(place, null);

        place.team().suspend("shop", true);

        DatabaseMigration resting =
                place.team().await("shop", migration -> migration.getStatus().phase() == Phase.Suspended);
        assertThat(resting.getStatus().history().applied()).isEqualTo(1);
        place.team().suspend("shop", false);
        place.team().awaitReady("shop");
        assertThat(place.team().jobs()).as("one plan, one deploy").hasSize(2);
    }

    @ConcurrentTest
    void eachTransitionIsOneEventAndAnIdleResourceHasNone(Place place) {
        prepare(place, QUICK);
        place.team().migration("shop");
        place.team().awaitReady("shop");

        // An Event is told after the status that it speaks of.
        List<String> reasons = Awaitility.await("the last Event")
                .until(() -> reasons(place), told -> told.contains(Reason.UpToDate.name()));

        assertThat(reasons)
                .startsWith(Reason.RunStarted.name())
                .endsWith(Reason.UpToDate.name())
                .isSubsetOf(
                        Reason.RunStarted.name(),
                        Reason.PodPending.name(),
                        Reason.Planning.name(),
                        Reason.Migrating.name(),
                        Reason.UpToDate.name());
        List<String> onceForEachJob = List.of(Reason.RunStarted.name(), Reason.PodPending.name());
        assertThat(reasons)
                .filteredOn(reason -> !onceForEachJob.contains(reason))
                .doesNotHaveDuplicates();
        assertThat(onceForEachJob).allSatisfy(once -> assertThat(reasons)
                .filteredOn(once::equals)
                .as("%s, of a plan and a deploy", once)
                .hasSizeLessThanOrEqualTo(2));
        Awaitility.await()
                .during(Duration.ofSeconds(4))
                .atMost(Duration.ofSeconds(20))
                .until(() -> reasons(place).equals(reasons));
    }

    @ConcurrentTest
    void aRetryIsANewRunAndOnlyThreeJobsAreKept(Place place) {
        prepare(place, QUICK);
        place.team().migration("shop");
        String run = place.team().awaitReady("shop").getStatus().run().id();

        for (int i = 0; i < 3; i++) {
            String before = run;
            place.team().retry("shop");
            run = place.team()
                    .await(
                            "shop",
                            migration -> migration.getStatus().phase() == Phase.Ready
                                    && !migration.getStatus().run().id().equals(before))
                    .getStatus()
                    .run()
                    .id();
        }

        String newest = run;
        Awaitility.await("old Jobs are pruned")
                .atMost(PATIENCE)
                .until(() -> place.team().jobs().size() == 3);
        assertThat(place.team().jobs())
                .anyMatch(job -> job.getMetadata().getName().contains(newest));
    }

    @ConcurrentTest
    void aResolutionWithoutItsDatabaseMigrationWaitsForIt(Place place) {
        prepare(place, QUICK);
        place.database().sql("CREATE TABLE shop (id int)");
        place.team().resolution("baseline", "shop", INIT, Action.Applied);

        MigrationResolution waiting = place.team()
                .awaitResolution(
                        "baseline", resolution -> resolution.getStatus().phase() == ResolutionPhase.Pending);
        assertThat(waiting.getStatus().conditions())
                .anyMatch(condition -> condition.reason().equals(Reason.DatabaseMigrationNotFound.name())
                        && condition.message().contains("shop")
                        && condition.message().contains("create it"));

        place.team().migration("shop");
        place.team().awaitReady("shop");
        assertThat(place.database().value("SELECT applied_steps_count FROM _prisma_migrations"))
                .as("marked, not run")
                .isEqualTo(0);
    }

    @ConcurrentTest
    void anUndecidedResolutionThatIsDeletedComesBack(Place place) {
        prepare(place, FAILING);
        place.team().migration("shop");
        place.team().awaitReason("shop", Reason.MigrationFailed);
        MigrationResolution first = place.team().awaitOneResolution();

        place.admin().resource(first).delete();

        MigrationResolution second = place.team()
                .awaitResolution(
                        first.getMetadata().getName(),
                        resolution -> resolution.getStatus().failure() != null
                                && !resolution
                                        .getMetadata()
                                        .getUid()
                                        .equals(first.getMetadata().getUid()));
        assertThat(second.getStatus().phase()).isEqualTo(ResolutionPhase.AwaitingDecision);
        assertThat(second.getStatus().failure())
                .isEqualTo(place.team().get("shop").getStatus().failure());
    }

    @ConcurrentTest
    void aStatusThatSomebodyElseWritesInBetweenDoesNoHarm(Place place) {
        startSlowly(place, null);

        place.admin().resource(place.team().get("shop")).editStatus(migration -> {
            DatabaseMigrationStatus status = migration.getStatus();
            migration.setStatus(new DatabaseMigrationStatus(
                    status.observedGeneration(),
                    status.phase(),
                    List.of(),
                    new HistoryStatus(77, 0, 0, "nonsense"),
                    status.plan(),
                    status.drift(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    status.run(),
                    null));
            return migration;
        });

        DatabaseMigration ready = place.team().awaitReady("shop");
        assertThat(ready.getStatus().history().applied()).isEqualTo(1);
        assertThat(ready.getStatus().history().lastApplied()).isEqualTo(INIT);
        assertThat(place.team().jobs()).as("one plan, one deploy").hasSize(2);
    }

    private static void prepare(Place place, Map<String, String> source) {
        place.team().secret("shop-db", "url", place.url());
        place.team().configMap("shop", source);
    }

    /** Returns when the migration's slow statement runs. */
    private static void startSlowly(Place place, Execution execution) {
        prepare(place, SLOW);
        place.team().migration("shop", spec(execution, false));
        place.team().awaitReason("shop", Reason.Migrating);
        Awaitility.await("the migration runs").atMost(PATIENCE).until(() -> isAtWork(place));
    }

    private static DatabaseMigrationSpec spec(Execution execution, boolean suspend) {
        return Specs.of(Team.target("shop"), Team.source("shop"))
                .execution(execution)
                .shadow(new Shadow(Shadow.Mode.Off, null))
                .suspend(suspend)
                .build();
    }

    private static boolean isAtWork(Place place) {
        return !place.database()
                .query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'")
                .isEmpty();
    }

    private static boolean tableExists(Place place) {
        return (Boolean) place.database().value("SELECT to_regclass('shop') IS NOT NULL");
    }

    private static void awaitNothingLeft(Place place) {
        Awaitility.await("Job and pod are gone")
                .atMost(PATIENCE)
                .until(() ->
                        place.team().jobs().isEmpty() && place.sights().pods().isEmpty());
    }

    private static List<String> reasons(Place place) {
        return place.sights().events().stream().map(Event::getReason).toList();
    }
}
