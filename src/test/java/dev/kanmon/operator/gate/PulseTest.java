package dev.kanmon.operator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.operator.gate.Pulse.Doubt;
import dev.kanmon.operator.gate.Pulse.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** When the caches are believed. */
class PulseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int INTERVAL = 2;

    @Test
    void nothingIsBelievedBeforeTheFirstBeat() {
        assertThat(Pulse.NONE.doubt(at(0), PATIENCE)).contains(Doubt.CachesNotFilled);
    }

    @Test
    void oneGoodBeatIsNotEnoughAndTwoAre() {
        assertThat(doubtAfter(State.WELL)).isEqualTo(Doubt.CachesNotFilled);
        assertThat(doubtAfter(State.WELL, State.WELL)).isNull();
    }

    @Test
    void aLostWatchIsDoubtedAtOnceAndBelievedAgainAfterTwoGoodBeats() {
        assertThat(doubtAfter(State.WELL, State.WELL, State.NOT_WATCHING)).isEqualTo(Doubt.CachesNotWatching);
        assertThat(doubtAfter(State.WELL, State.WELL, State.NOT_WATCHING, State.WELL))
                .isNotNull();
        assertThat(doubtAfter(State.WELL, State.WELL, State.NOT_WATCHING, State.WELL, State.WELL))
                .isNull();
    }

    @Test
    void oneMissingAnswerIsForgivenAndManyAreNot() {
        State[] silence = new State[8];
        Arrays.fill(silence, State.NO_ANSWER);
        Arrays.fill(silence, 0, 2, State.WELL);
        assertThat(doubtAfter(State.WELL, State.WELL, State.NO_ANSWER)).isNull();
        assertThat(doubtAfter(silence)).isEqualTo(Doubt.ApiServerSilent);
    }

    @Test
    void aBeatThatDoesNotEndIsSilence() {
        Pulse pulse = Pulse.NONE.after(State.WELL, at(0)).after(State.WELL, at(2));
        assertThat(pulse.doubt(at(12), PATIENCE)).isEmpty();
        assertThat(pulse.doubt(at(13), PATIENCE)).contains(Doubt.ApiServerSilent);
    }

    @Test
    void ofTwoClocksTheOneThatSaysMoreTimeCounts() {
        Instant wall = Instant.parse("2026-01-02T03:04:05Z");
        Moment moment = new Moment(0, wall);
        Moment asleep = new Moment(Duration.ofSeconds(1).toNanos(), wall.plusSeconds(3600));
        Moment setBack = new Moment(Duration.ofSeconds(20).toNanos(), wall.minusSeconds(3600));
        assertThat(asleep.since(moment)).isEqualTo(Duration.ofHours(1));
        assertThat(setBack.since(moment)).isEqualTo(Duration.ofSeconds(20));
    }

    /** Whatever the beats were: an answer rests on two good ones in a row, the later not older than the patience. */
    @Property
    void whatIsBelievedWasConfirmedTwiceAndLately(
            @ForAll @Size(max = 12) List<State> beats, @ForAll @LongRange(max = 30) long later) {
        long now = beats.size() * INTERVAL + later;
        if (after(beats).doubt(at(now), PATIENCE).isEmpty()) {
            int confirmed = lastPair(beats);
            assertThat(confirmed).isPositive();
            assertThat(now - confirmed * INTERVAL).isLessThanOrEqualTo(PATIENCE.toSeconds());
            assertThat(beats.subList(confirmed, beats.size())).doesNotContain(State.NOT_FILLED, State.NOT_WATCHING);
        }
    }

    private static int lastPair(List<State> beats) {
        for (int i = beats.size() - 1; i > 0; i--) {
            if (beats.get(i) == State.WELL && beats.get(i - 1) == State.WELL) {
                return i;
            }
        }
        return -1;
    }

    private static Doubt doubtAfter(State... beats) {
        return after(List.of(beats))
                .doubt(at((beats.length - 1) * INTERVAL), PATIENCE)
                .orElse(null);
    }

    private static Pulse after(List<State> beats) {
        Pulse pulse = Pulse.NONE;
        for (int i = 0; i < beats.size(); i++) {
            pulse = pulse.after(beats.get(i), at(i * INTERVAL));
        }
        return pulse;
    }

    private static Moment at(long seconds) {
        return new Moment(Duration.ofSeconds(seconds).toNanos(), Instant.EPOCH.plusSeconds(seconds));
    }
}
