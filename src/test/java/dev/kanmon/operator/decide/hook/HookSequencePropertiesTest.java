package dev.kanmon.operator.decide.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookObservation.Absent;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.Foreign;
import dev.kanmon.operator.decide.hook.HookObservation.Impossible;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import dev.kanmon.operator.decide.hook.HookProgress.State;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for a sequence of hooks whatever is seen, in whatever order and at whatever time. */
class HookSequencePropertiesTest {

    /** One look: what is seen, and how many seconds later. */
    record Look(HookObservation seen, int seconds) {}

    @Property
    void neverAreTwoRunning(
            @ForAll("hooks") List<PlannedHook> planned, @ForAll("looks") List<Look> looks, @ForAll HookUse use) {
        new Walk(use, planned).along(looks, progress -> assertThat(progress.hooks())
                .filteredOn(hook -> hook.phase() == HookPhase.Running)
                .hasSizeLessThanOrEqualTo(1));
    }

    @Property
    void whatSucceededIsNeverBegunAgain(
            @ForAll("hooks") List<PlannedHook> planned, @ForAll("looks") List<Look> looks, @ForAll HookUse use) {
        Set<HookStatus> succeeded = new HashSet<>();
        new Walk(use, planned).along(looks, progress -> {
            assertThat(progress.hooks()).containsAll(succeeded);
            progress.hooks().stream()
                    .filter(hook -> hook.phase() == HookPhase.Succeeded)
                    .forEach(succeeded::add);
        });
    }

    @Property
    void anObjectThatWasSeenIsNeverMadeAgain(
            @ForAll("hooks") List<PlannedHook> planned, @ForAll("looks") List<Look> looks, @ForAll HookUse use) {
        Set<String> seen = new HashSet<>();
        new Walk(use, planned).along(looks, progress -> {
            if (progress.create()) {
                assertThat(seen).doesNotContain(progress.current().orElseThrow().object());
            }
            progress.hooks().stream()
                    .filter(hook -> hook.objectUid() != null)
                    .map(HookStatus::object)
                    .forEach(seen::add);
        });
    }

    @Property
    void nothingIsBegunAfterAHookThatBlocks(
            @ForAll("hooks") List<PlannedHook> planned, @ForAll("looks") List<Look> looks) {
        new Walk(HookUse.Backup, planned).along(looks, progress -> {
            if (progress.state() == State.BLOCKED) {
                assertThat(progress.hooks()).noneMatch(hook -> hook.phase() == HookPhase.Running);
            }
        });
    }

    @Property
    void withTimeEveryHookEnds(
            @ForAll("hooks") List<PlannedHook> planned, @ForAll("looks") List<Look> looks, @ForAll HookUse use) {
        Walk walk = new Walk(use, planned);
        List<Look> installed = looks.stream()
                .filter(look -> !(look.seen() instanceof Impossible))
                .toList();
        walk.along(installed, progress -> {});
        // Of each hook: its beginning, its end, and the next one's beginning.
        int enough = 2 * planned.size() + 2;
        List<Look> late = IntStream.range(0, enough)
                .mapToObj(unused ->
                        new Look(new UnderWay("uid", "It takes its time."), (int) SampleHooks.TIMEOUT.toSeconds()))
                .toList();
        walk.along(late, progress -> {});
        assertThat(walk.last.state()).isNotEqualTo(State.UNDER_WAY);
    }

    /** A sequence that is looked at again and again, its status kept in between. */
    private static final class Walk {

        private final HookUse use;
        private final List<PlannedHook> planned;
        private List<HookStatus> hooks = List.of();
        private Instant now = SampleHooks.NOW;
        private HookProgress last = HookProgress.through(List.of());

        Walk(HookUse use, List<PlannedHook> planned) {
            this.use = use;
            this.planned = planned;
        }

        void along(List<Look> looks, Consumer<HookProgress> check) {
            for (Look look : looks) {
                now = now.plusSeconds(look.seconds());
                Optional<HookSighting> sighting = hooks.stream()
                        .filter(hook -> hook.phase() == HookPhase.Running)
                        .findFirst()
                        .or(() ->
                                hooks.stream().filter(RunningHook::lacksItsKind).reduce((first, other) -> other))
                        .map(hook -> new HookSighting(hook.name(), look.seen()));
                last = SampleHooks.sequence(use, planned, sighting, now).advance(hooks);
                hooks = last.hooks();
                check.accept(last);
            }
        }
    }

    @Provide
    Arbitrary<List<PlannedHook>> hooks() {
        return Combinators.combine(Arbitraries.of(HookFailure.class), Arbitraries.of(true, true, true, false))
                .as((onFailure, needed) ->
                        new PlannedHook("", HookKind.VolumeSnapshot, SampleHooks.TIMEOUT, onFailure, "v1", needed))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(HookSequencePropertiesTest::named);
    }

    private static List<PlannedHook> named(List<PlannedHook> hooks) {
        return IntStream.range(0, hooks.size())
                .mapToObj(index -> new PlannedHook(
                        "hook-" + index,
                        hooks.get(index).kind(),
                        hooks.get(index).timeout(),
                        hooks.get(index).onFailure(),
                        hooks.get(index).digest(),
                        hooks.get(index).needed()))
                .toList();
    }

    @Provide
    Arbitrary<List<Look>> looks() {
        Arbitrary<HookObservation> seen = Arbitraries.of(
                new Absent(),
                new Foreign(),
                new UnderWay("uid", "30 %"),
                new UnderWay("uid", "60 %"),
                new Done("uid", "id", null),
                new Done("uid", null, null),
                new Failed("uid", Reason.ServerUnreachable, "No route.", true),
                new Failed("uid", Reason.BackupFailed, "No space left.", false),
                new Impossible(Reason.KindNotInstalled, "There is no such kind."));
        return Combinators.combine(seen, Arbitraries.integers().between(0, 120))
                .as(Look::new)
                .list()
                .ofMaxSize(40);
    }
}
