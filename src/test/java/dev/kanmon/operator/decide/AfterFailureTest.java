package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import dev.kanmon.operator.decide.Effect.StoreSuggestions;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a failed migration suggests is kept first; then, kept or lost, a person is asked. */
class AfterFailureTest {

    @Test
    void suggestionsAreKeptBeforeAPersonIsAsked() {
        Decision decision = justFailed().decide();
        StoreSuggestions store = (StoreSuggestions) decision.effect().orElseThrow();
        assertThat(store.digest()).isEqualTo(SampleSuggestions.DOCUMENT_DIGEST);
        assertThat(store.configMap()).endsWith("-suggestions");
        assertThat(store.run()).isEqualTo(decision.run());
        assertThat(store.worthWaiting()).isTrue();
        assertThat(decision.phase()).isEqualTo(Phase.Failed);
        assertThat(decision.recheckAt()).isPresent();
    }

    @Test
    void onceTheyAreKeptTheResolutionIsMadeWithThem() {
        Decision asked = kept(Set.of(Document.BACKWARD_SQL, Document.FORWARD_SQL));
        CreateResolution create = (CreateResolution) asked.effect().orElseThrow();
        SuggestionsStatus suggestions = create.failure().suggestions();
        assertThat(suggestions.configMap()).isEqualTo(create.name() + "-suggestions");
        assertThat(suggestions.backward()).isEqualTo(SampleSuggestions.BOTH.backward());
        assertThat(suggestions.forward()).isEqualTo(SampleSuggestions.BOTH.forward());
        assertThat(suggestions.fingerprint()).isEqualTo(SampleSuggestions.FINGERPRINT);
        assertThat(asked.failure()).isEqualTo(create.failure());
    }

    @Test
    void scriptThatWasLostIsUnavailableAndHoldsUpNothing() {
        CreateResolution create = (CreateResolution)
                kept(Set.of(Document.REPAIR_MARKDOWN)).effect().orElseThrow();
        SuggestionsStatus suggestions = create.failure().suggestions();
        assertThat(suggestions.backward().digest()).isNull();
        assertThat(suggestions.backward().unavailable()).contains("lost");
        assertThat(suggestions.tookEffect()).isEqualTo(SampleSuggestions.BOTH.tookEffect());
    }

    @Test
    void logThatCannotBeReadIsWaitedForOnlyForAWhile() {
        Scene scene = justFailed();
        Scene later = scene.after(scene.decide());
        assertThat(((StoreSuggestions) later.decide().effect().orElseThrow()).worthWaiting())
                .isTrue();
        Scene muchLater = later.run(Runs.failed(
                later.run(), later.run().reason(), later.run().message(), Scene.NOW.minus(Duration.ofMinutes(2))));
        assertThat(((StoreSuggestions) muchLater.decide().effect().orElseThrow()).worthWaiting())
                .isFalse();
    }

    @Test
    void failureThatNobodyLookedIntoIsAskedAboutAtOnce() {
        Decision decision = Scene.with(SampleRuns.started(RunTask.Deploy))
                .ended(SampleReports.withFailure(dev.kanmon.contract.ExitCode.MIGRATION_FAILED))
                .decide();
        CreateResolution create = (CreateResolution) decision.effect().orElseThrow();
        assertThat(create.failure().suggestions()).isNull();
    }

    private static Scene justFailed() {
        return Scene.with(SampleRuns.started(RunTask.Deploy))
                .ended(SampleReports.withRepair(SampleSuggestions.REPORTED));
    }

    private static Decision kept(Set<String> keys) {
        Scene scene = justFailed();
        return scene.after(scene.decide()).suggestionsKept(keys).decide();
    }
}
