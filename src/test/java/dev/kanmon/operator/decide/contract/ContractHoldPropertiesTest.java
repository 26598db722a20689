package dev.kanmon.operator.decide.contract;

import static dev.kanmon.operator.decide.contract.SampleApplication.clear;
import static dev.kanmon.operator.decide.contract.SampleApplication.running;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.operator.decide.contract.Sight.Obscured;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** What holds for a soak whatever is seen, whenever it is looked, and whatever the clock does. */
class ContractHoldPropertiesTest {

    private static final Duration SOAK = Duration.ofMinutes(2);
    private static final Duration STEP = new Look(new Obscured(""), SOAK, Optional.empty(), Instant.EPOCH).step();
    private static final String DROP = "20260201000000_drop_name";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a look finds. */
    private enum Seen {
        NEW,
        OLD,
        NOTHING
    }

    /**
     * One look.
     *
     * @param passed the time that really passed since the look before
     * @param jump by how much the clock was set meanwhile
     */
    private record Moment(Duration passed, Duration jump, Seen seen) {}

    /** Looks come when they were asked for, or later; whoever sets the clock, the soak is never shorter than it is said to be. */
    @Property
    void noJumpOfTheClockShortensASoak(@ForAll("looksInTime") List<Moment> moments) {
        Road road = new Road();
        moments.forEach(road::take);
        road.assertNothingReleasedTooEarly(Duration.ZERO);
    }

    /** Something else may have Kanmon look early; then each jump ahead is worth one step at the most. */
    @Property
    void aJumpBetweenEarlyLooksIsWorthAStepAtTheMost(@ForAll("looksAtAnyTime") List<Moment> moments) {
        Road road = new Road();
        moments.forEach(road::take);
        long jumps = moments.stream()
                .filter(moment -> moment.jump().compareTo(Duration.ZERO) > 0)
                .count();
        road.assertNothingReleasedTooEarly(STEP.multipliedBy(jumps));
    }

    /** Another operator, which knows nothing but what the status says, goes on as the first one would have. */
    @Property
    void aRestartAtAnyPointMakesNoDifference(@ForAll("looksAtAnyTime") List<Moment> moments) {
        Road road = new Road();
        Road restarted = new Road();
        for (Moment moment : moments) {
            road.take(moment);
            restarted.take(moment);
            restarted.restart();
            assertThat(restarted.status).isEqualTo(road.status);
        }
    }

    @Provide
    Arbitrary<List<Moment>> looksInTime() {
        return moments(Arbitraries.longs().between(STEP.toMillis(), STEP.toMillis() * 2));
    }

    @Provide
    Arbitrary<List<Moment>> looksAtAnyTime() {
        return moments(Arbitraries.longs().between(0, STEP.toMillis() * 2));
    }

    private static Arbitrary<List<Moment>> moments(Arbitrary<Long> passed) {
        Arbitrary<Long> jumps = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(0L)),
                Tuple.of(1, Arbitraries.longs().between(-10_000_000, 10_000_000)));
        Arbitrary<Seen> seen =
                Arbitraries.frequency(Tuple.of(30, Seen.NEW), Tuple.of(1, Seen.OLD), Tuple.of(1, Seen.NOTHING));
        return Combinators.combine(passed, jumps, seen)
                .as((time, jump, what) -> new Moment(Duration.ofMillis(time), Duration.ofMillis(jump), what))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    /** A soak, with what the clock on the wall says and what really passes. */
    private static final class Road {

        private ContractStatus status = ContractHold.next(
                Holds.planned(null, List.of(DROP), true).orElseThrow(),
                new Look(clear(running("v1")), SOAK, Optional.empty(), Instant.EPOCH));
        private Instant clock = Instant.EPOCH;
        private Duration real = Duration.ZERO;
        private Duration lastOld = Duration.ZERO;
        private Seen lastSeen = Seen.OLD;
        private Duration shortest = Duration.ofDays(1);

        void take(Moment moment) {
            real = real.plus(moment.passed());
            clock = clock.plus(moment.passed()).plus(moment.jump());
            lastSeen = moment.seen();
            lastOld = moment.seen() == Seen.OLD ? real : lastOld;
            status = ContractHold.next(status, new Look(sight(moment.seen()), SOAK, Optional.empty(), clock));
            if (!status.released().isEmpty()) {
                assertThat(lastSeen).isEqualTo(Seen.NEW);
                Duration soaked = real.minus(lastOld);
                shortest = soaked.compareTo(shortest) < 0 ? soaked : shortest;
            }
        }

        void restart() {
            try {
                status = JSON.readValue(JSON.writeValueAsString(status), ContractStatus.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        void assertNothingReleasedTooEarly(Duration tolerance) {
            assertThat(shortest).isGreaterThanOrEqualTo(SOAK.minus(tolerance));
        }

        private static Sight sight(Seen seen) {
            return switch (seen) {
                case NEW -> clear(running("v2"));
                case OLD -> clear(running("v1", "v2"));
                case NOTHING -> new Obscured("Nobody can see.");
            };
        }
    }
}
