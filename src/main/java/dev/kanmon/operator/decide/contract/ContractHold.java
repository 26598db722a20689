package dev.kanmon.operator.decide.contract;

import dev.kanmon.api.v1alpha1.RolloutStatus.ContractStatus;
import dev.kanmon.api.v1alpha1.RolloutStatus.Hold;
import dev.kanmon.api.v1alpha1.RolloutStatus.Version;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.WholeSeconds;
import dev.kanmon.operator.decide.contract.Sight.Clear;
import dev.kanmon.operator.decide.contract.Sight.RollingOut;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes the account of what is held one look further.
 *
 * <p>Time is counted in steps: two looks that are a step apart, or more, and both saw no pod of an old version, count as one
 * step. So an operator that was away, and a clock that jumps back, make a soak longer; a clock that jumps ahead makes it
 * shorter by one step at the most, and only where something else had Kanmon look early.
 */
public final class ContractHold {

    private final ContractStatus before;
    private final Look look;
    private final Duration credit;

    private ContractHold(ContractStatus before, Look look) {
        this.before = before;
        this.look = look;
        this.credit = isStep() ? look.step() : Duration.ZERO;
    }

    /**
     * @param before with one hold or more
     * @param look what is seen now
     */
    public static ContractStatus next(ContractStatus before, Look look) {
        return new ContractHold(before, look).next();
    }

    /** When to look again. */
    public static Instant recheckAt(ContractStatus status, Look look) {
        return look.next(status.seenAt() == null ? null : Instant.parse(status.seenAt()));
    }

    private ContractStatus next() {
        List<Hold> holds = holds();
        List<String> released = holds.stream()
                .flatMap(hold -> hold.migrations().stream().filter(migration -> isReleased(migration, hold)))
                .sorted()
                .toList();
        List<String> held = holds.stream()
                .flatMap(hold -> hold.migrations().stream())
                .filter(migration -> !released.contains(migration))
                .sorted()
                .toList();
        String seenAt = seenAt(holds);
        return new ContractStatus(
                held,
                holds,
                seenAt,
                seenAt == null ? null : WholeSeconds.after(Instant.parse(seenAt).plus(shortestLeft(holds))),
                held.isEmpty() ? null : new HoldWords(holds, held, look).waitingFor(),
                released);
    }

    private List<Hold> holds() {
        if (look.sight() instanceof RollingOut rollingOut) {
            return begun(rollingOut.seen());
        }
        if (!(look.sight() instanceof Clear clear)) {
            return before.holds();
        }
        Leftovers leftovers = new Leftovers(Holds.migrations(before));
        return begun(clear).stream()
                .map(hold -> counted(hold, leftovers, clear))
                .toList();
    }

    private List<Hold> begun(Clear clear) {
        Set<Version> old = new LinkedHashSet<>();
        List<Hold> holds = new ArrayList<>();
        for (Hold hold : before.holds()) {
            Hold begun = hold.since() == null ? begin(hold, old, clear) : hold;
            old.addAll(begun.oldVersions());
            holds.add(begun);
        }
        return holds;
    }

    /** A version that is old for an earlier hold is old for a later one: it may come back. */
    private Hold begin(Hold hold, Set<Version> old, Clear clear) {
        if (Versions.unknown(clear.all()).isPresent()) {
            return hold;
        }
        Set<Version> versions = new LinkedHashSet<>(old);
        Versions.of(clear.all()).stream()
                .filter(version -> clear.coming().filter(version::equals).isEmpty())
                .forEach(versions::add);
        return new Hold(hold.migrations(), WholeSeconds.after(look.now()), List.copyOf(versions), null);
    }

    private Hold counted(Hold hold, Leftovers leftovers, Clear clear) {
        boolean counts = hold.since() != null && leftovers.of(hold, clear).isEmpty();
        return new Hold(hold.migrations(), hold.since(), hold.oldVersions(), counts ? soaked(hold) : null);
    }

    private String soaked(Hold hold) {
        if (hold.soaked() == null) {
            return GoDuration.formatWithDays(Duration.ZERO);
        }
        Duration soaked = GoDuration.parseWithDays(hold.soaked());
        return isOver(hold) ? hold.soaked() : GoDuration.formatWithDays(soaked.plus(credit));
    }

    private boolean isReleased(String migration, Hold hold) {
        return look.word().filter(migration::equals).isPresent() || look.sight() instanceof Clear && isOver(hold);
    }

    private boolean isOver(Hold hold) {
        return hold.soaked() != null && GoDuration.parseWithDays(hold.soaked()).compareTo(look.soak()) >= 0;
    }

    /** The look from which the next step is counted; null where no time counts. */
    private String seenAt(List<Hold> holds) {
        if (!(look.sight() instanceof Clear) || holds.stream().noneMatch(this::isCounting)) {
            return null;
        }
        boolean goesOn = before.seenAt() != null
                && !isStep()
                && !isBack()
                && holds.stream().noneMatch(this::isNew);
        return goesOn
                ? before.seenAt()
                : look.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    private boolean isCounting(Hold hold) {
        return hold.soaked() != null && !isOver(hold);
    }

    /** A hold that begins to count must not have the beginning of a step that others began. */
    private boolean isNew(Hold hold) {
        return hold.soaked() != null
                && before.holds().stream()
                        .noneMatch(
                                earlier -> earlier.migrations().equals(hold.migrations()) && earlier.soaked() != null);
    }

    private boolean isStep() {
        return before.seenAt() != null && passed().compareTo(look.step()) >= 0;
    }

    private boolean isBack() {
        return passed().isNegative();
    }

    private Duration passed() {
        return Duration.between(Instant.parse(before.seenAt()), look.now());
    }

    private Duration shortestLeft(List<Hold> holds) {
        return holds.stream()
                .filter(this::isCounting)
                .map(hold -> look.soak().minus(GoDuration.parseWithDays(hold.soaked())))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
