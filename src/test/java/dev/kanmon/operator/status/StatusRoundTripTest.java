package dev.kanmon.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus.HistoryStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResetStatus;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunStatus.RunInput;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.api.v1alpha1.SeedStatus;
import dev.kanmon.operator.decide.Decision;
import dev.kanmon.operator.decide.Finding;
import dev.kanmon.operator.decide.Origin;
import dev.kanmon.operator.decide.ResolutionDecision;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A status is written only where it differs from the one there is. So the status that comes back from the server has to
 * be equal to the one that went there, or an idle operator would write for ever.
 */
class StatusRoundTripTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final ProgressStatus PROGRESS =
            new ProgressStatus(Phase.Applying, NOW.toString(), NOW.toString(), "Waits for Job shop-1.", null);
    private static final Instant LATER = NOW.plusSeconds(100);

    private final KubernetesSerialization serialization = new KubernetesSerialization();

    @Property(tries = 300)
    void statusThatComesBackFromTheServerIsNotWrittenAgain(@ForAll("decisions") Decision decision) {
        DatabaseMigrationStatus written = NextStatus.of(DatabaseMigrationStatus.empty(), decision, PROGRESS, 3, NOW);
        DatabaseMigrationStatus read =
                serialization.unmarshal(serialization.asJson(written), DatabaseMigrationStatus.class);
        assertThat(read).isEqualTo(written);
        assertThat(NextStatus.of(read, decision, PROGRESS, 3, LATER)).isEqualTo(read);
    }

    @Property(tries = 300)
    void statusOfAResolutionThatComesBackIsNotWrittenAgain(@ForAll("resolutionDecisions") ResolutionDecision decision) {
        MigrationResolutionStatus written = NextStatus.of(MigrationResolutionStatus.empty(), decision, 3, NOW);
        MigrationResolutionStatus read =
                serialization.unmarshal(serialization.asJson(written), MigrationResolutionStatus.class);
        assertThat(read).isEqualTo(written);
        assertThat(NextStatus.of(read, decision, 3, LATER)).isEqualTo(read);
    }

    @Property(tries = 100)
    void troubleIsToldOnceAndKeepsWhatWasKnown(
            @ForAll("decisions") Decision decision, @ForAll("findings") List<Finding> trouble) {
        DatabaseMigrationStatus before = NextStatus.of(DatabaseMigrationStatus.empty(), decision, PROGRESS, 3, NOW);
        DatabaseMigrationStatus told = NextStatus.inTrouble(before, trouble, 3, LATER);
        assertThat(told.run()).isEqualTo(before.run());
        assertThat(told.failure()).isEqualTo(before.failure());
        assertThat(told.history()).isEqualTo(before.history());
        assertThat(told.backup()).isEqualTo(before.backup());
        assertThat(told.hooks()).isEqualTo(before.hooks());
        assertThat(NextStatus.inTrouble(told, trouble, 3, LATER.plusSeconds(5))).isEqualTo(told);
    }

    @Provide
    Arbitrary<Decision> decisions() {
        return Combinators.combine(
                        Arbitraries.of(Phase.class),
                        findings(),
                        histories(),
                        runs(),
                        failures().injectNull(0.5),
                        hooks().list().ofMaxSize(3))
                .as((phase, findings, history, run, failure, hooks) -> new Decision(
                        phase,
                        findings,
                        history,
                        null,
                        null,
                        hooks.isEmpty() ? null : new BackupStatus("run", "sha256:plan", hooks, taken(hooks)),
                        hooks.isEmpty() ? null : new HooksStatus("run", hooks.size(), hooks, hooks, hooks.size() > 1),
                        null,
                        seed(hooks.size()),
                        reset(hooks.size()),
                        run,
                        failure,
                        Optional.empty(),
                        Optional.empty()));
    }

    private static SeedStatus seed(int attempt) {
        return attempt == 0
                ? null
                : new SeedStatus(
                        RunPhase.Failed,
                        "run",
                        attempt,
                        "job",
                        "uid",
                        "sha256:seed",
                        Reason.SeedFailed,
                        "Why.",
                        "2026",
                        "2026");
    }

    private static ResetStatus reset(int number) {
        return number == 0 ? null : new ResetStatus("shop", "run", Reason.ResetFailed, "Why.", "2026", List.of("a"));
    }

    private static List<TakenBackup> taken(List<HookStatus> hooks) {
        return hooks.stream()
                .map(hook -> new TakenBackup(
                        hook.identifier(),
                        hook.name(),
                        hook.kind(),
                        "run",
                        List.of(),
                        hook.object(),
                        null,
                        1L,
                        null,
                        true))
                .toList();
    }

    private static Arbitrary<HookStatus> hooks() {
        Arbitrary<String> text = Arbitraries.strings().ofMaxLength(20).injectNull(0.3);
        return Combinators.combine(
                        Arbitraries.of(HookKind.class),
                        Arbitraries.of(HookPhase.class),
                        Arbitraries.integers().between(0, 9),
                        text,
                        Arbitraries.of(Reason.class).injectNull(0.5))
                .as((kind, phase, attempt, words, reason) -> new HookStatus(
                        "nightly", kind, phase, attempt, words, words, words, reason, words, null, null, null, words));
    }

    @Provide
    Arbitrary<ResolutionDecision> resolutionDecisions() {
        return Combinators.combine(
                        Arbitraries.of(ResolutionPhase.class),
                        findings(),
                        failures().injectNull(0.5),
                        runs())
                .as((phase, findings, failure, run) -> new ResolutionDecision(
                        phase,
                        findings,
                        new Origin(failure, null, null),
                        List.of(),
                        null,
                        run,
                        Optional.empty(),
                        Optional.empty()));
    }

    @Provide
    Arbitrary<List<Finding>> findings() {
        return Combinators.combine(
                        Arbitraries.of(ConditionType.class),
                        Arbitraries.of(ConditionState.class),
                        Arbitraries.of(Reason.class),
                        Arbitraries.strings())
                .as(Finding::new)
                .list()
                .uniqueElements(Finding::type)
                .ofMinSize(1);
    }

    private static Arbitrary<HistoryStatus> histories() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 1000);
        return Combinators.combine(counts, counts, counts, texts())
                .as(HistoryStatus::new)
                .injectNull(0.3);
    }

    private static Arbitrary<FailureStatus> failures() {
        Arbitrary<Integer> line = Arbitraries.integers().greaterOrEqual(1).injectNull(0.3);
        return Combinators.combine(texts(), texts(), texts(), texts(), line, Arbitraries.integers())
                .as((migration, message, detail, statement, where, applied) ->
                        new FailureStatus(migration, "23505", message, detail, null, statement, where, applied, null));
    }

    private static Arbitrary<RunStatus> runs() {
        Arbitrary<List<String>> uids = Arbitraries.strings().alpha().list().ofMaxSize(3);
        Arbitrary<RunInput> inputs =
                Combinators.combine(texts(), texts(), texts(), uids).as(RunInput::new);
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(1),
                        Arbitraries.of(RunTask.class),
                        Arbitraries.of(RunPhase.class),
                        Arbitraries.of(true).injectNull(0.5),
                        Arbitraries.of(Reason.class).injectNull(0.5),
                        texts(),
                        inputs)
                .as((attempt, task, phase, started, reason, message, input) -> new RunStatus(
                        "0a1b2c3d",
                        attempt,
                        task,
                        phase,
                        "shop-deploy-0a1b2c3d-1",
                        "uid",
                        started,
                        reason,
                        message,
                        "2026-01-02T03:04:05Z",
                        null,
                        null,
                        input))
                .injectNull(0.2);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings().injectNull(0.2);
    }
}
