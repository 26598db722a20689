package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ProgressStatus;
import dev.kanmon.contract.WholeSeconds;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a phase is at: since when, for what it waits, and until when. It changes only when one of these does, never with the
 * time alone, but for the one moment at which a deadline was missed.
 */
public final class PhaseProgress {

    /** What ends at its deadline is seen a little later: a Job's pod is stopped first, and clocks differ. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private PhaseProgress() {}

    /** @param decision what was decided on what was observed */
    public static ProgressStatus of(Observed observed, Decision decision) {
        ProgressStatus before = observed.status().progress();
        boolean samePhase = before != null && before.phase() == decision.phase();
        Awaited awaited = Awaited.of(observed, decision);
        boolean sameWait = samePhase && Objects.equals(before.message(), awaited.message());
        String deadline = sameWait && awaited.countedFromNow()
                ? before.deadline()
                : awaited.deadline().map(WholeSeconds::after).orElse(null);
        return new ProgressStatus(
                decision.phase(),
                samePhase
                        ? before.since()
                        : observed.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                deadline,
                awaited.message(),
                samePhase && isOverdue(before, deadline, observed.now()) ? Boolean.TRUE : null);
    }

    /** When the decision wants to look again, or before that the moment at which a deadline will have been missed. */
    public static Optional<Instant> recheckAt(ProgressStatus progress, Decision decision) {
        Optional<Instant> missed = progress.deadline() == null || progress.overdue() != null
                ? Optional.empty()
                : Optional.of(Instant.parse(progress.deadline()).plus(GRACE));
        return Stream.concat(decision.recheckAt().stream(), missed.stream()).min(Instant::compareTo);
    }

    /** Once told, it is told for the rest of the phase. */
    private static boolean isOverdue(ProgressStatus before, String deadline, Instant now) {
        boolean missed =
                deadline != null && !now.isBefore(Instant.parse(deadline).plus(GRACE));
        return missed || Boolean.TRUE.equals(before.overdue());
    }
}
