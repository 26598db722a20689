package dev.kanmon.operator.decide.contract;

import static dev.kanmon.operator.decide.contract.SampleApplication.clear;
import static dev.kanmon.operator.decide.contract.SampleApplication.keeping;
import static dev.kanmon.operator.decide.contract.SampleApplication.pod;
import static dev.kanmon.operator.decide.contract.SampleApplication.preparedPod;
import static dev.kanmon.operator.decide.contract.SampleApplication.running;
import static dev.kanmon.operator.decide.contract.SampleApplication.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.operator.decide.contract.Sight.Clear;
import dev.kanmon.operator.decide.contract.Sight.Obscured;
import dev.kanmon.operator.decide.contract.Sight.RollingOut;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Missing;
import dev.kanmon.operator.decide.contract.WorkloadObservation.Present;
import dev.kanmon.operator.decide.contract.WorkloadObservation.VersionedPod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How long removing migrations are held, one look after the other. */
class ContractHoldTest {

    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration SOAK = Duration.ofSeconds(40);
    private static final Duration STEP = Duration.ofSeconds(2);
    private static final String DROP = "20260201000000_drop_name";
    private static final String LATER = "20260301000000_drop_phone";

    private ContractStatus status = Holds.planned(null, List.of(DROP), true).orElseThrow();
    private Instant now = START;
    private Optional<String> word = Optional.empty();

    @Test
    void aHoldBeginsWithTheVersionsThatRunAndThoseThatCanComeBack() {
        look(clear(keeping("v0", "v1")));
        assertThat(hold().oldVersions()).containsExactly(version("v1"), version("v0"));
        assertThat(hold().since()).isEqualTo(START.toString());
        assertThat(status.held()).containsExactly(DROP);
        assertThat(status.seenAt()).isNull();
        assertThat(status.until()).isNull();
        assertThat(status.waitingFor()).isEqualTo("Of an old version there is left: shop-v1-x of Deployment shop.");
    }

    @Test
    void nothingBeginsWhileSomethingCannotBeSeen() {
        look(new Obscured("Deployment shop does not exist."));
        assertThat(hold().since()).isNull();
        assertThat(hold().oldVersions()).isEmpty();
        assertThat(status.waitingFor()).isEqualTo("Deployment shop does not exist.");
    }

    @Test
    void versionThatIsBeingRolledOutIsNotAnOldOne() {
        look(rollingOut(running("v1"), idle("v2")));
        assertThat(hold().oldVersions()).containsExactly(version("v1"));
        assertThat(status.waitingFor()).isEqualTo("The rollout of version v2 is under way.");
        look(clear(with("v1", List.of()), ofGreen("v2", pod("v2"))));
        assertThat(status.waitingFor()).contains("the template of Deployment shop");
    }

    @Test
    void noTimeCountsWhileAVersionIsRolledOut() {
        soak(10);
        look(STEP, rollingOut(running("v2"), idle("v3")));
        look(STEP, rollingOut(running("v2"), idle("v3")));
        assertThat(hold().soaked()).isEqualTo("20s");
        assertThat(status.released()).isEmpty();
    }

    @Test
    void nothingBeginsWhileNobodyKnowsWhichVersionATemplateIs() {
        look(clear(with(null, List.of(pod("v1")))));
        assertThat(hold().since()).isNull();
        assertThat(status.waitingFor()).contains("Deployment shop", "has not made known yet");
    }

    /** The second workload's version comes. */
    private static RollingOut rollingOut(Present serving, Present coming) {
        return new RollingOut(
                "The rollout of version v2 is under way.",
                new Clear(
                        List.of(serving, coming),
                        List.of(),
                        Optional.of(new Version(coming.kind(), coming.name(), coming.version()))));
    }

    private static Present idle(String version) {
        return ofGreen(version);
    }

    private static Present ofGreen(String version, VersionedPod... pods) {
        return new Present(
                WorkloadKind.Deployment, "shop-green", version, List.of(), Optional.empty(), false, List.of(pods));
    }

    @Test
    void aSoakIsOverWhenEnoughStepsWithoutAnOldPodWereSeen() {
        look(clear(running("v1")));
        look(clear(running("v1", "v2")));
        look(clear(running("v2")));
        assertThat(hold().soaked()).isEqualTo("0s");
        assertThat(status.until()).isEqualTo(now.plus(SOAK).toString());
        for (int steps = 1; steps < 20; steps++) {
            look(STEP, clear(running("v2")));
            assertThat(status.released()).isEmpty();
        }
        look(STEP, clear(running("v2")));
        assertThat(status.released()).containsExactly(DROP);
        assertThat(status.held()).isEmpty();
        assertThat(status.waitingFor()).isNull();
    }

    @Test
    void withoutASoakItIsReleasedWhenTheLastOldPodIsGone() {
        lookWithoutSoak(clear(running("v1")));
        lookWithoutSoak(clear(running("v1", "v2")));
        assertThat(status.released()).isEmpty();
        lookWithoutSoak(clear(running("v2")));
        assertThat(status.released()).containsExactly(DROP);
    }

    @Test
    void anOldPodThatComesBackBeginsTheSoakAnew() {
        soak(10);
        look(STEP, clear(running("v1", "v2")));
        assertThat(hold().soaked()).isNull();
        assertThat(status.seenAt()).isNull();
        look(STEP, clear(running("v2")));
        assertThat(hold().soaked()).isEqualTo("0s");
    }

    @Test
    void aReleaseIsTakenBackWhenAnOldPodIsThereAgain() {
        soak(20);
        assertThat(status.released()).containsExactly(DROP);
        look(STEP, clear(running("v1", "v2")));
        assertThat(status.released()).isEmpty();
        assertThat(status.held()).containsExactly(DROP);
    }

    @Test
    void aReleaseRestsWhileNobodyCanSee() {
        soak(20);
        look(STEP, new Obscured("The rollout of version v3 is under way."));
        assertThat(status.released()).isEmpty();
        look(STEP, clear(running("v3")));
        assertThat(status.released()).containsExactly(DROP);
    }

    @Test
    void timeInWhichNobodyCouldSeeDoesNotCount() {
        soak(10);
        look(STEP, new Obscured("Kanmon has no right to look at Deployment shop."));
        look(Duration.ofHours(1), clear(running("v2")));
        assertThat(hold().soaked()).isEqualTo("20s");
        look(STEP, clear(running("v2")));
        assertThat(hold().soaked()).isEqualTo("22s");
    }

    @Test
    void timeInWhichNoOperatorRanCountsAsOneStep() {
        soak(10);
        look(Duration.ofDays(3), clear(running("v2")));
        assertThat(hold().soaked()).isEqualTo("22s");
    }

    @Test
    void aClockThatGoesBackCountsNothing() {
        soak(10);
        look(Duration.ofHours(-1), clear(running("v2")));
        assertThat(hold().soaked()).isEqualTo("20s");
        look(STEP, clear(running("v2")));
        assertThat(hold().soaked()).isEqualTo("22s");
    }

    @Test
    void aLookThatComesEarlyChangesNothing() {
        soak(10);
        ContractStatus before = status;
        look(STEP.dividedBy(2), clear(running("v2")));
        assertThat(status).isEqualTo(before);
        look(STEP.dividedBy(2), clear(running("v2")));
        assertThat(hold().soaked()).isEqualTo("22s");
    }

    @Test
    void aVersionFromBeforeIsOldWhenItIsRolledBackTo() {
        look(clear(keeping("v0", "v1")));
        look(STEP, clear(running("v0")));
        assertThat(hold().soaked()).isNull();
        assertThat(status.waitingFor()).contains("shop-v0-x");
    }

    @Test
    void aPodWhoseVersionNobodyCanTellIsOld() {
        look(clear(running("v1")));
        look(STEP, clear(with("v2", List.of(pod(null)))));
        assertThat(hold().soaked()).isNull();
    }

    @Test
    void aPodThatIsPreparedIsNotOld() {
        look(clear(running("v1")));
        look(STEP, clear(with("v1", List.of(preparedPod("v1", DROP)))));
        assertThat(hold().soaked()).isEqualTo("0s");
    }

    @Test
    void aPodThatIsPreparedForALaterOneIsPreparedForThis() {
        look(clear(running("v1")));
        status = Holds.planned(status, List.of(DROP, LATER), true).orElseThrow();
        look(STEP, clear(with("v1", List.of(preparedPod("v1", LATER)))));
        assertThat(status.holds()).extracting(Hold::soaked).containsExactly("0s", "0s");
    }

    @Test
    void beingPreparedForAnEarlierOneOrForNothingThatIsHeldDoesNotHelp() {
        status = Holds.planned(null, List.of(DROP, LATER), true).orElseThrow();
        look(clear(running("v1")));
        look(STEP, clear(with("v1", List.of(preparedPod("v1", DROP)))));
        assertThat(hold().soaked()).isNull();
        look(STEP, clear(with("v1", List.of(preparedPod("v1", "yes")))));
        assertThat(hold().soaked()).isNull();
    }

    @Test
    void aLaterMigrationHasItsOwnHoldAndDoesNotDelayTheFirst() {
        soak(10);
        status = Holds.planned(status, List.of(DROP, LATER), true).orElseThrow();
        look(STEP, clear(running("v2")));
        assertThat(status.holds().get(1).oldVersions()).containsExactly(version("v1"), version("v2"));
        assertThat(status.holds()).extracting(Hold::soaked).containsExactly("22s", null);
        for (int steps = 11; steps < 20; steps++) {
            look(STEP, clear(running("v2")));
        }
        assertThat(status.released()).containsExactly(DROP);
        assertThat(status.held()).containsExactly(LATER);
    }

    @Test
    void aPersonsWordReleasesTheOneThatItNames() {
        status = Holds.planned(null, List.of(DROP, LATER), true).orElseThrow();
        word = Optional.of(DROP);
        look(clear(running("v1")));
        assertThat(status.released()).containsExactly(DROP);
        assertThat(status.held()).containsExactly(LATER);
        look(STEP, new Obscured("Nobody can see."));
        assertThat(status.released()).containsExactly(DROP);
    }

    @Test
    void anOldVersionThatIsScaledToZeroCanComeBack() {
        look(clear(running("v1")));
        look(STEP, clear(with("v1", List.of())));
        assertThat(hold().soaked()).isNull();
        assertThat(status.waitingFor()).contains("the template of Deployment shop");
    }

    @Test
    void theColourThatDoesNotServeMayKeepAnOldTemplate() {
        look(new Clear(List.of(), List.of(running("v1")), Optional.empty()));
        look(STEP, new Clear(List.of(), List.of(with("v1", List.of())), Optional.empty()));
        assertThat(hold().soaked()).isEqualTo("0s");
    }

    @Test
    void whatIsLeftOfADeletedColourIsOld() {
        look(clear(running("v1")));
        Missing gone = new Missing(WorkloadKind.Deployment, "shop", List.of(pod("v1")));
        look(STEP, clear(gone));
        assertThat(hold().soaked()).isNull();
        look(STEP, clear(new Missing(WorkloadKind.Deployment, "shop", List.of())));
        assertThat(hold().soaked()).isEqualTo("0s");
    }

    @Test
    void whatIsPendingNoMoreIsForgotten() {
        look(clear(running("v1")));
        assertThat(Holds.planned(status, List.of(), true)).isEmpty();
        assertThat(Holds.planned(status, List.of(), false)).contains(status);
        assertThat(Holds.applied(status, List.of(DROP))).isEmpty();
    }

    private void soak(int steps) {
        look(clear(running("v1")));
        look(STEP, clear(running("v2")));
        for (int step = 0; step < steps; step++) {
            look(STEP, clear(running("v2")));
        }
    }

    private void look(Sight sight) {
        look(Duration.ZERO, sight);
    }

    private void look(Duration later, Sight sight) {
        now = now.plus(later);
        status = ContractHold.next(status, new Look(sight, SOAK, word, now));
    }

    private void lookWithoutSoak(Sight sight) {
        status = ContractHold.next(status, new Look(sight, Duration.ZERO, word, now));
    }

    private Hold hold() {
        return status.holds().get(0);
    }

    private static Version version(String version) {
        return new Version(WorkloadKind.Deployment, "shop", version);
    }
}
