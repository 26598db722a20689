package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertReconciling;
import static dev.kanmon.testsupport.operator.ConditionAsserts.assertStalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.Execution.JobSettings;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ConfigMapReference;
import dev.kanmon.testsupport.DatabaseSnapshot;
import dev.kanmon.testsupport.operator.ConcurrentTest;
import dev.kanmon.testsupport.operator.Place;
import dev.kanmon.testsupport.operator.Places;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtendWith;

/** A cluster that does not run what it is given, or not to the end: what is told, and that a migration is run once. */
@ExtendWith(Places.class)
class TroubledRunIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String INIT = "20260101000000_init";
    private static final Map<String, String> QUICK = Map.of(INIT + ".sql", "CREATE TABLE shop (id int);");

    /** Long enough for a test to see that it runs; each statement of it shows whether it was run twice. */
    private static final Map<String, String> SLOW = Map.of(
            INIT + ".sql", "CREATE TABLE shop (id int); INSERT INTO shop VALUES (1); SELECT pg_sleep(8) AS slowly;");

    @ConcurrentTest
    void aPodThatNoNodeTakesIsWaitedFor(Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        place.kubelet().faults().unschedulable(pod -> pod.getMetadata()
                .getNamespace()
                .equals(place.team().namespace()));
        apply(place, QUICK, null);

        DatabaseMigration waiting = place.team().awaitReason("shop", Reason.Unschedulable);

        assertReconciling(waiting, Reason.Unschedulable, "0/1 nodes are available", "spec.execution.job");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.kubelet().faults().unschedulable(pod -> false);
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void aJobThatTheApiServerRefusesIsToldOnceAndMadeWhenItIsCorrected(Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        apply(place, QUICK, withLabel("not a label's value"));

        DatabaseMigration refused = place.team().awaitReason("shop", Reason.ApiRefused);

        assertReconciling(refused, Reason.ApiRefused, "not a label's value", "labels", "spec.execution.job");
        Awaitility.await()
                .during(Duration.ofSeconds(5))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(place.sights().events())
                        .extracting(Event::getReason)
                        .containsExactly(Reason.RunStarted.name(), Reason.ApiRefused.name()));
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().change("shop", spec -> withExecution(spec, withLabel("fine")));
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void aRunThatIsOverItsDeadlineIsStoppedAndLeavesNothingHalfDone(Place place) {
        apply(
                place,
                SLOW,
                new Execution(
                        null, null, null, "5s", new JobSettings(null, null, null, null, null, null, null, null, 1L)));

        DatabaseMigration stalled = place.team().awaitReason("shop", Reason.DeadlineExceeded);

        assertStalled(stalled, Reason.DeadlineExceeded, "spec.execution.deadline", "Raise the deadline");
        Awaitility.await("the session ends").atMost(PATIENCE).until(() -> sessions(place) == 0);
        assertThat(place.database().value("SELECT to_regclass('shop')::text")).isNull();
        place.team().change("shop", spec -> withExecution(spec, null));
        place.team().awaitReady("shop");
        assertAppliedOnce(place);
    }

    @ConcurrentTest
    void aKilledPodIsAskedAboutAndTheRunGoesOn(Place place) {
        assertGoesOnAfter(
                place, (pod, run) -> place.kubelet().kill(pod.getMetadata().getName()));
    }

    @ConcurrentTest
    void aPodThatRanOutOfMemorySaysSoAndTheRunGoesOn(Place place) {
        assertGoesOnAfter(place, (pod, run) -> place.kubelet()
                .killForMemory(pod.getMetadata().getName()));
    }

    @ConcurrentTest
    void anEvictedPodIsAskedAboutAndTheRunGoesOn(Place place) {
        assertGoesOnAfter(place, (pod, run) -> place.kubelet().evict(pod));
    }

    @ConcurrentTest
    void aJobThatIsDeletedByHandIsAskedAboutAndTheRunGoesOn(Place place) {
        assertGoesOnAfter(place, (pod, run) -> place.team().deleteJob(run));
    }

    private static void assertGoesOnAfter(Place place, BiConsumer<Pod, String> harm) {
        apply(
                place,
                SLOW,
                new Execution(
                        null, null, null, null, new JobSettings(null, null, null, null, null, null, null, null, 1L)));
        DatabaseMigration running = place.team().awaitReason("shop", Reason.Migrating);
        awaitSlowStatement(place);
        String job = running.getStatus().run().job();
        Pod pod = place.sights().pods().stream()
                .filter(candidate ->
                        job.equals(candidate.getMetadata().getLabels().get("job-name")))
                .findFirst()
                .orElseThrow();

        harm.accept(pod, job);

        place.team().await("shop", migration -> migration.getStatus().run().task() == RunTask.Inspect);
        place.team().awaitReady("shop");
        assertAppliedOnce(place);
        assertThat(place.sights().events()).extracting(Event::getReason).contains(Reason.InspectingLostRun.name());
    }

    private static void assertAppliedOnce(Place place) {
        assertThat(place.database().value("SELECT count(*) FROM shop")).isEqualTo(1L);
        assertThat(place.database().query("SELECT finished_at, rolled_back_at FROM _prisma_migrations"))
                .hasSize(1)
                .allMatch(row -> row.get("finished_at") != null && row.get("rolled_back_at") == null);
    }

    private static void awaitSlowStatement(Place place) {
        Awaitility.await("the migration runs")
                .atMost(PATIENCE)
                .until(() -> place.database()
                                .query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                                        + " AND wait_event = 'PgSleep'")
                                .size()
                        == 1);
    }

    private static long sessions(Place place) {
        return (Long) place.database()
                .value("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid()");
    }

    private static void apply(Place place, Map<String, String> source, Execution execution) {
        Team team = place.team();
        team.secret("shop-db", "url", place.url());
        team.configMap("shop", source);
        team.migration("shop", new Source(List.of(new ConfigMapReference("shop")), null, null, null), execution);
    }

    private static Execution withLabel(String value) {
        return new Execution(
                null,
                null,
                null,
                null,
                new JobSettings(null, null, null, null, null, null, Map.of("team", value), null, null));
    }

    private static DatabaseMigrationSpec withExecution(DatabaseMigrationSpec spec, Execution execution) {
        return Specs.from(spec).execution(execution).build();
    }
}
