package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.status.NextStatus;
import dev.kanmon.testsupport.gitops.ArgoCdHealth;
import dev.kanmon.testsupport.gitops.Kstatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every status that Kanmon can decide on means the same to those who wait for it: kubectl, Flux and Argo CD. */
class GitOpsStatusTest {

    private static final long GENERATION = 3;

    /** What a tool makes of a resource: kstatus, and Argo CD's health. */
    private record Verdict(Kstatus kstatus, String argoCd) {
        static final Verdict DONE = new Verdict(Kstatus.Current, "Healthy");
        static final Verdict UNDER_WAY = new Verdict(Kstatus.InProgress, "Progressing");
        static final Verdict WAITS_FOR_A_PERSON = new Verdict(Kstatus.InProgress, "Suspended");
        static final Verdict FAILED = new Verdict(Kstatus.Failed, "Degraded");
    }

    @Test
    void everyDecidedStatusOfADatabaseMigrationIsUnderstood() {
        Map<List<?>, Decision> decisions = new HashMap<>();
        Consumer<Scene> keepOneOfEach = scene -> {
            Decision decision = scene.decide();
            decisions.putIfAbsent(List.of(decision.phase(), Outcomes.reason(decision.findings())), decision);
        };
        MigrationSituations.forEach(keepOneOfEach);
        HookSituations.forEach(keepOneOfEach);

        assertThat(decisions.values()).extracting(Decision::phase).contains(Phase.Ready, Phase.Failed, Phase.BackingUp);
        assertThat(decisions)
                .allSatisfy((told, decision) -> assertThat(verdict("DatabaseMigration", GENERATION, status(decision)))
                        .isEqualTo(expected(decision.phase())));
    }

    @Test
    void everyDecidedStatusOfAMigrationResolutionIsUnderstood() {
        Map<List<?>, ResolutionDecision> decisions = new HashMap<>();
        ResolutionSituations.forEach(scene -> {
            ResolutionDecision decision = scene.decide();
            decisions.putIfAbsent(List.of(decision.phase(), Outcomes.reason(decision.findings())), decision);
        });

        assertThat(decisions.values()).extracting(ResolutionDecision::phase).contains(ResolutionPhase.values());
        assertThat(decisions)
                .allSatisfy((told, decision) -> assertThat(verdict("MigrationResolution", GENERATION, status(decision)))
                        .isEqualTo(expected(decision.phase())));
    }

    /** Ready was True for what was wanted before; the edit is not looked at yet. */
    @Test
    void aStatusOfAnEarlierGenerationIsUnderWayWhateverItSays() {
        Decision done = Scene.fresh().run(SampleRuns.succeeded(RunTask.Deploy)).decide();

        assertThat(done.phase()).isEqualTo(Phase.Ready);
        assertThat(verdict("DatabaseMigration", GENERATION + 1, status(done))).isEqualTo(Verdict.UNDER_WAY);
    }

    private static Verdict expected(Phase phase) {
        return switch (phase) {
            case Ready -> Verdict.DONE;
            case Pending, Planning, BackingUp, Applying, RollingOut -> Verdict.UNDER_WAY;
            case AwaitingApproval, Suspended -> Verdict.WAITS_FOR_A_PERSON;
            case Failed -> Verdict.FAILED;
        };
    }

    private static Verdict expected(ResolutionPhase phase) {
        return switch (phase) {
            case Resolved -> Verdict.DONE;
            case Pending, Resolving -> Verdict.UNDER_WAY;
            case AwaitingDecision -> Verdict.WAITS_FOR_A_PERSON;
            case Failed -> Verdict.FAILED;
        };
    }

    private static Object status(Decision decision) {
        return NextStatus.of(DatabaseMigrationStatus.empty(), decision, null, GENERATION, Scene.NOW);
    }

    private static Object status(ResolutionDecision decision) {
        return NextStatus.of(MigrationResolutionStatus.empty(), decision, GENERATION, Scene.NOW);
    }

    private static Verdict verdict(String kind, long generation, Object status) {
        Map<String, Object> resource = Map.of(
                "kind", kind,
                "metadata", Map.of("generation", generation),
                "status", Serialization.jsonMapper().convertValue(status, Map.class));
        return new Verdict(Kstatus.of(resource), ArgoCdHealth.of(resource).status());
    }
}
