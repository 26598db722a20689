package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.operator.decide.DecisionTable.Dimension;
import dev.kanmon.operator.decide.contract.ContractHold;
import dev.kanmon.operator.decide.contract.Look;
import dev.kanmon.operator.decide.contract.SampleApplication;
import dev.kanmon.operator.decide.contract.Sight;
import dev.kanmon.operator.decide.contract.WorkloadObservation;
import dev.kanmon.testsupport.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every state of a hold × everything that a look can find, as a table that a reader can check. */
class ContractDeciderTableTest {

    private static final String TITLE = """
            # What becomes of a removing migration that is held

            Written by ContractDeciderTableTest from the decisions themselves, and compared with them. The soak is 40 s, so that a
            step is 2 s; the hold began with version v1. Left of the arrow is what is found, right of it what follows. A part
            in which no value makes a difference says "any".

            """;

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration SOAK = Duration.ofSeconds(40);
    private static final String DROP = "20260201000000_drop_name";

    private static final List<Choice<Optional<String>>> HOLDS = List.of(
            new Choice<>("not begun", null),
            new Choice<>("an old pod was left", Optional.empty()),
            new Choice<>("soaked 0 s", Optional.of("0s")),
            new Choice<>("soaked 38 s", Optional.of("38s")),
            new Choice<>("soaked 40 s", Optional.of("40s")));

    private static final List<Choice<Duration>> LAST_LOOKS = List.of(
            new Choice<>("1 s ago", Duration.ofSeconds(1)),
            new Choice<>("2 s ago", Duration.ofSeconds(2)),
            new Choice<>("3 days ago", Duration.ofDays(3)),
            new Choice<>("in an hour", Duration.ofHours(-1)),
            new Choice<>("none that counts", null));

    private static final List<Choice<Sight>> SIGHTS = List.of(
            new Choice<>("nobody can see", new Sight.Obscured("Nobody can see.")),
            new Choice<>("v1 and v2", clear(SampleApplication.running("v1", "v2"))),
            new Choice<>(
                    "v1, prepared",
                    clear(SampleApplication.with("v1", List.of(SampleApplication.preparedPod("v1", DROP))))),
            new Choice<>("v2", clear(SampleApplication.running("v2"))),
            new Choice<>(
                    "v2, template not known yet",
                    clear(SampleApplication.with(null, List.of(SampleApplication.pod("v2"))))),
            new Choice<>("no pods, template v1", clear(SampleApplication.with("v1", List.of()))));

    private static final List<Choice<Optional<String>>> WORDS =
            List.of(new Choice<>("none", Optional.empty()), new Choice<>("a person's", Optional.of(DROP)));

    @Test
    void everySituationIsDecidedAsTheTableSays() {
        List<Dimension> dimensions = List.of(
                new Dimension("word", Choice.names(WORDS)),
                new Dimension("seen now", Choice.names(SIGHTS)),
                new Dimension("hold", Choice.names(HOLDS)),
                new Dimension("last look", Choice.names(LAST_LOOKS)));
        DecisionTable table = new DecisionTable(dimensions, ContractDeciderTableTest::outcome);
        Golden.assertMatches(
                "dev/kanmon/operator/decide/contract-decisions.md",
                TITLE + table.markdown(List.of("→", "soaked", "next step from", "look again")));
    }

    private static List<String> outcome(List<Integer> situation) {
        Look look = new Look(
                SIGHTS.get(situation.get(1)).value(),
                SOAK,
                WORDS.get(situation.get(0)).value(),
                NOW);
        ContractStatus next = ContractHold.next(
                status(
                        HOLDS.get(situation.get(2)).value(),
                        LAST_LOOKS.get(situation.get(3)).value()),
                look);
        Hold hold = next.holds().get(0);
        return List.of(
                next.released().isEmpty() ? "→ held" : "→ released",
                hold.since() == null ? "not begun" : hold.soaked() == null ? "-" : hold.soaked(),
                next.seenAt() == null ? "-" : ago(Instant.parse(next.seenAt())),
                "in "
                        + Duration.between(NOW, ContractHold.recheckAt(next, look))
                                .toSeconds() + " s");
    }

    private static String ago(Instant instant) {
        return instant.equals(NOW) ? "now" : Duration.between(instant, NOW).toSeconds() + " s ago";
    }

    /** @param soaked null for a hold that has not begun; empty for one that does not count */
    private static ContractStatus status(Optional<String> soaked, Duration lastLook) {
        Hold hold = soaked == null
                ? new Hold(List.of(DROP), null, null, null)
                : new Hold(
                        List.of(DROP),
                        NOW.minusSeconds(600).toString(),
                        List.of(new Version(WorkloadKind.Deployment, "shop", "v1")),
                        soaked.orElse(null));
        String seenAt = lastLook == null ? null : NOW.minus(lastLook).toString();
        return new ContractStatus(List.of(DROP), List.of(hold), seenAt, null, null, null);
    }

    private static Sight clear(WorkloadObservation shop) {
        return new Sight.Clear(List.of(shop), List.of(), Optional.empty());
    }
}
