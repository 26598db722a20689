package dev.kanmon.operator.decide.hook;

import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Takes the hooks of one use one after the other: never two at once, never one again that succeeded, and none longer
 * than its timeout.
 *
 * <p>A hook is begun in two steps: the status names its object, and a look finds that there is none; then it is made. So
 * what the cluster does not let be looked for is never tried to be made.
 */
public final class HookSequence {

    /** Providers' resources are polled: often while something quick may end, then less. */
    private static final Duration QUICK_PERIOD = Duration.ofSeconds(30);

    private static final Duration QUICK_POLL = Duration.ofSeconds(2);
    private static final Duration PATIENT_POLL = Duration.ofSeconds(10);

    /** How often a kind that the cluster lacks is looked for again. */
    private static final Duration MISSING_KIND_POLL = Duration.ofMinutes(1);

    private final HookUse use;
    private final List<PlannedHook> planned;
    private final HookNames names;
    private final IntFunction<Duration> backoff;
    private final Optional<HookSighting> sighting;
    private final Instant now;

    /**
     * @param use what the hooks are for
     * @param planned the hooks as the spec wants them, in order
     * @param names the names of their objects
     * @param backoff how long to wait after an attempt, which counts from 1
     * @param sighting what is seen of the one hook of this sequence that is looked for; empty where none is
     */
    public HookSequence(
            HookUse use,
            List<PlannedHook> planned,
            HookNames names,
            IntFunction<Duration> backoff,
            Optional<HookSighting> sighting,
            Instant now) {
        this.use = use;
        this.planned = List.copyOf(planned);
        this.names = names;
        this.backoff = backoff;
        this.sighting = sighting;
        this.now = now;
    }

    /**
     * The hooks as they are to be understood now: those that the spec no longer has are gone, those that it has besides
     * are pending, and those that failed are pending once more when what they failed for has changed.
     *
     * @param hooks how far they were
     */
    public List<HookStatus> current(List<HookStatus> hooks) {
        Map<String, HookStatus> known = hooks.stream().collect(Collectors.toMap(HookStatus::name, Function.identity()));
        return planned.stream()
                .map(hook -> current(hook, known.getOrDefault(hook.name(), HookSteps.pending(hook))))
                .toList();
    }

    /** All of them to be done from the beginning, each under another name than before; a running one stays. */
    public List<HookStatus> anew(List<HookStatus> hooks) {
        List<HookStatus> current = current(hooks);
        return IntStream.range(0, current.size())
                .mapToObj(index -> current.get(index).phase() == HookPhase.Running
                        ? current.get(index)
                        : HookSteps.anew(current.get(index), planned.get(index)))
                .toList();
    }

    /** The hook that failed and that nothing goes on without. */
    public Optional<HookStatus> blocking(List<HookStatus> hooks) {
        List<HookStatus> current = current(hooks);
        return IntStream.range(0, current.size())
                .filter(index -> blocks(current, index))
                .mapToObj(current::get)
                .findFirst();
    }

    /** One step: what is running is followed; once it has ended, the next one is begun. */
    public HookProgress advance(List<HookStatus> hooks) {
        HookProgress followed = follow(hooks);
        // A hook may have failed just now for what is no longer wanted: that one is pending again, and not passed over.
        return followed.state() == HookProgress.State.UNDER_WAY ? followed : next(current(followed.hooks()));
    }

    /** One step that begins nothing: under way as long as one is running. */
    public HookProgress follow(List<HookStatus> hooks) {
        List<HookStatus> current = current(hooks);
        return firstIndex(current, hook -> hook.phase() == HookPhase.Running)
                .map(index -> follow(current, index))
                .orElseGet(() -> HookProgress.through(current));
    }

    private HookProgress follow(List<HookStatus> hooks, int index) {
        HookStatus hook = hooks.get(index);
        if (!isSighted(hook)) {
            return HookProgress.underWay(hooks, hook, false, now);
        }
        HookObservation seen = sighting.get().seen();
        HookStatus next = new HookFollower(use, planned.get(index), hook, names, backoff, now).follow(seen);
        List<HookStatus> stepped = with(hooks, index, next);
        if (next.phase() != HookPhase.Running) {
            return HookProgress.through(stepped);
        }
        boolean another = !next.object().equals(hook.object());
        boolean create = seen instanceof HookObservation.Absent;
        return HookProgress.underWay(stepped, next, create, another ? now : nextPoll(next));
    }

    /** Of the hooks after a run each gets its turn, also after one that failed; of the others none does. */
    private HookProgress next(List<HookStatus> hooks) {
        Optional<HookProgress> blocked = blocking(hooks).map(hook -> blocked(hooks, hook));
        Optional<HookProgress> turn = firstOpen(hooks).map(index -> turn(hooks, index));
        Optional<HookProgress> next = use == HookUse.After ? turn.or(() -> blocked) : blocked.or(() -> turn);
        return next.orElseGet(() -> HookProgress.through(hooks));
    }

    private HookProgress turn(List<HookStatus> hooks, int index) {
        HookStatus hook = hooks.get(index);
        boolean early = hook.phase() == HookPhase.Waiting && now.isBefore(Instant.parse(hook.retryAt()));
        return early ? HookProgress.underWay(hooks, hook, false, Instant.parse(hook.retryAt())) : begin(hooks, index);
    }

    private HookProgress begin(List<HookStatus> hooks, int index) {
        HookStatus hook = hooks.get(index);
        String object = names.object(hook.name(), hook.attempt() + 1);
        HookStatus begun = HookSteps.begun(hook, planned.get(index), object, now);
        return HookProgress.underWay(with(hooks, index, begun), begun, false, now);
    }

    private HookProgress blocked(List<HookStatus> hooks, HookStatus by) {
        Optional<Instant> recheckAt =
                RunningHook.lacksItsKind(by) ? Optional.of(now.plus(MISSING_KIND_POLL)) : Optional.empty();
        return HookProgress.blocked(hooks, by, recheckAt);
    }

    private HookStatus current(PlannedHook hook, HookStatus status) {
        return switch (status.phase()) {
            case Pending, Skipped -> hook.needed() ? pending(hook, status) : HookSteps.skipped(status);
            case Failed -> hook.blocks() && isWorthAnother(hook, status) ? HookSteps.anew(status, hook) : status;
            case Running, Waiting, Succeeded -> status;
        };
    }

    private static HookStatus pending(PlannedHook hook, HookStatus status) {
        return status.phase() == HookPhase.Pending ? status : HookSteps.anew(status, hook);
    }

    private boolean isWorthAnother(PlannedHook hook, HookStatus failed) {
        // Without a digest, as a CRD that is older than the operator leaves it, nobody knows: it stays failed.
        boolean another = failed.digest() != null && !hook.digest().equals(failed.digest());
        boolean possibleNow = RunningHook.lacksItsKind(failed)
                && isSighted(failed)
                && !(sighting.get().seen() instanceof HookObservation.Impossible);
        return another || possibleNow;
    }

    private boolean isSighted(HookStatus hook) {
        return sighting.filter(sight -> sight.hook().equals(hook.name())).isPresent();
    }

    private boolean blocks(List<HookStatus> hooks, int index) {
        return hooks.get(index).phase() == HookPhase.Failed
                && planned.get(index).blocks();
    }

    private Instant nextPoll(HookStatus hook) {
        boolean quick = now.isBefore(Instant.parse(hook.startedAt()).plus(QUICK_PERIOD));
        return now.plus(quick ? QUICK_POLL : PATIENT_POLL);
    }

    private static Optional<Integer> firstOpen(List<HookStatus> hooks) {
        return firstIndex(hooks, hook -> hook.phase() == HookPhase.Pending || hook.phase() == HookPhase.Waiting);
    }

    private static Optional<Integer> firstIndex(List<HookStatus> hooks, Predicate<HookStatus> wanted) {
        return IntStream.range(0, hooks.size())
                .filter(index -> wanted.test(hooks.get(index)))
                .boxed()
                .findFirst();
    }

    private static List<HookStatus> with(List<HookStatus> hooks, int index, HookStatus next) {
        List<HookStatus> changed = new ArrayList<>(hooks);
        changed.set(index, next);
        return List.copyOf(changed);
    }
}
