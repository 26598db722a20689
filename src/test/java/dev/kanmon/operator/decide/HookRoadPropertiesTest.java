package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for a run with hooks wherever the operator dies, and however the hooks end. */
class HookRoadPropertiesTest {

    private static final List<String> HOOKS = List.of("on", "drain", "disk", "dump", "off", "resume");

    /** How a hook ends. */
    enum End {
        DONE,
        DONE_AFTER_A_WHILE,
        FAILED,
        FAILED_FOR_NOW,
        NEVER
    }

    @Property(tries = 300)
    void theEndIsTheSameWhereverTheOperatorDies(
            @ForAll("ends") Map<String, End> ends, @ForAll @Size(max = 25) List<Boolean> losses) {
        HookRoad smooth = walked(ends, List.of());
        HookRoad broken = walked(ends, losses);
        // How often one that fails for now is begun again is a matter of time.
        assertThat(broken.log().stream().distinct())
                .containsExactlyElementsOf(smooth.log().stream().distinct().toList());
        assertThat(broken.last().phase()).isEqualTo(smooth.last().phase());
        assertThat(phases(broken)).isEqualTo(phases(smooth));
        assertThat(identifiers(broken)).isEqualTo(identifiers(smooth));
    }

    @Property(tries = 300)
    void aRunIsBegunExactlyWhenEveryHookBeforeItIsDoneAndEveryBackupIsThere(@ForAll("ends") Map<String, End> ends) {
        boolean ready = Stream.of("on", "drain", "disk", "dump").allMatch(hook -> isDone(ends.get(hook)));
        assertThat(walked(ends, List.of()).log().contains("Deploy")).isEqualTo(ready);
    }

    @Property(tries = 300)
    void everyHookAfterTheRunIsDoneOnceAHookBeforeItWasBegun(@ForAll("ends") Map<String, End> ends) {
        assertThat(walked(ends, List.of()).log()).contains("After off", "After resume");
    }

    private static HookRoad walked(Map<String, End> ends, List<Boolean> losses) {
        Scene start = Scene.with(SampleRuns.planned())
                .plan(SamplePlans.of(Risk.Low))
                .hooksWish(new Hooks(List.of(block("on"), block("drain")), List.of(block("off"), block("resume"))))
                .backupWish(SampleSpecs.backup(SampleSpecs.snapshot("disk"), SampleSpecs.snapshot("dump")));
        HookRoad road = new HookRoad(start, (hook, look) -> seen(hook, ends.get(hook), look))
                .losing(losses)
                .toRest();
        return road.log().contains("Deploy")
                ? road.jobEnds(SampleReports.reported(ExitCode.DONE)).toRest()
                : road;
    }

    private static HookObservation seen(String hook, End end, int look) {
        UnderWay underWay = new UnderWay("uid", "It takes its time.");
        Done done = new Done("uid", "id-of-" + hook, null);
        return switch (end) {
            case DONE -> done;
            case DONE_AFTER_A_WHILE -> look < 3 ? underWay : done;
            case FAILED -> new Failed("uid", Reason.BackupFailed, "It does not work.", false);
            case FAILED_FOR_NOW -> new Failed("uid", Reason.ServerUnreachable, "No route.", true);
            case NEVER -> underWay;
        };
    }

    private static boolean isDone(End end) {
        return end == End.DONE || end == End.DONE_AFTER_A_WHILE;
    }

    private static List<HookStatus.HookPhase> phases(HookRoad road) {
        return Stream.of(
                        road.scene().hooks().before(),
                        road.scene().backup() == null
                                ? List.<HookStatus>of()
                                : road.scene().backup().hooks(),
                        road.scene().hooks().after())
                .flatMap(List::stream)
                .map(HookStatus::phase)
                .toList();
    }

    private static List<String> identifiers(HookRoad road) {
        return road.scene().backup().taken().stream()
                .map(taken -> taken.identifier())
                .toList();
    }

    private static Hooks.Hook block(String name) {
        return SampleSpecs.hook(name, HookFailure.Block);
    }

    @Provide
    Arbitrary<Map<String, End>> ends() {
        return Arbitraries.maps(Arbitraries.of(HOOKS), Arbitraries.of(End.class))
                .ofSize(HOOKS.size());
    }
}
