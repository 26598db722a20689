package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupHook.When;
import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.Risk;
import dev.kanmon.operator.decide.DecisionTable.Dimension;
import dev.kanmon.operator.decide.Situations.Part;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Absent;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.Foreign;
import dev.kanmon.operator.decide.hook.HookObservation.Impossible;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Every situation of a run with one hook before it, one backup and one hook after it: the product of what the run, the
 * road ahead, the hooks and the object that is looked at can be.
 */
final class HookSituations {

    private static final String UID = "6f2a6e1c-0000-4000-8000-00000000000c";

    private static final Situations<Scene> ALL = new Situations<>(
            Scene::fresh,
            List.of(
                    new Part<>("onFailure", failures()),
                    new Part<>("run", runs()),
                    new Part<>("road ahead", roads()),
                    new Part<>("before", befores()),
                    new Part<>("backup", backups()),
                    new Part<>("after", afters()),
                    new Part<>("seen", observations())));

    private HookSituations() {}

    static List<Dimension> dimensions() {
        return ALL.dimensions();
    }

    /** @param indexes the index of the value in each dimension */
    static Scene scene(List<Integer> indexes) {
        return ALL.scene(indexes);
    }

    /** Hands out every situation that can be, one after the other. */
    static void forEach(Consumer<Scene> consumer) {
        ALL.forEach(scene -> {
            if (canBe(scene)) {
                consumer.accept(scene);
            }
        });
    }

    /** One hook runs at the most, none of a round that is closed, and none before a run that has ended. */
    static boolean canBe(Scene scene) {
        long running = hooks(scene.hooks(), scene.backup()).stream()
                .filter(hook -> hook.phase() == HookPhase.Running)
                .count();
        boolean ended = scene.hooks() != null && scene.hooks().closed();
        boolean runningAround = scene.hooks() != null
                && hooks(scene.hooks(), null).stream().anyMatch(hook -> hook.phase() == HookPhase.Running);
        boolean over = scene.run().phase() == RunPhase.Succeeded || scene.run().phase() == RunPhase.Failed;
        boolean runningAfter = scene.hooks() != null
                && scene.hooks().after().stream().anyMatch(hook -> hook.phase() == HookPhase.Running);
        return running <= 1 && !(ended && runningAround) && !(over && running == 1 && !runningAfter);
    }

    /** All hooks that a status tells of. */
    static List<HookStatus> hooks(HooksStatus around, BackupStatus backup) {
        List<HookStatus> hooks = new ArrayList<>();
        if (around != null) {
            hooks.addAll(around.before());
            hooks.addAll(around.after());
        }
        if (backup != null) {
            hooks.addAll(backup.hooks());
        }
        return hooks;
    }

    private static List<Choice<UnaryOperator<Scene>>> failures() {
        return List.of(
                choice("Block", scene -> wishing(scene, HookFailure.Block)),
                choice("Continue", scene -> wishing(scene, HookFailure.Continue)));
    }

    private static Scene wishing(Scene scene, HookFailure onFailure) {
        return scene.hooksWish(new Hooks(
                        List.of(SampleSpecs.hook("on", onFailure)), List.of(SampleSpecs.hook("off", onFailure))))
                .backupWish(SampleSpecs.backup(SampleSpecs.snapshot("disk", onFailure, When.Always)))
                .plan(SamplePlans.of(Risk.High))
                .approved(SamplePlans.HASH);
    }

    private static List<Choice<UnaryOperator<Scene>>> runs() {
        return List.of(
                choice("planned", scene -> scene.run(SampleRuns.planned())),
                choice("Deploy waits, due", scene -> scene.run(SampleRuns.due(RunTask.Deploy))),
                choice("Plan waits, not due", scene -> scene.run(SampleRuns.notDue(RunTask.Plan))),
                choice("succeeded", scene -> scene.run(SampleRuns.succeeded(RunTask.Deploy))),
                choice("failed", scene -> scene.run(SampleRuns.failed(RunTask.Deploy, Reason.MigrationFailed))
                        .failure(SampleRuns.FAILURE)));
    }

    private static List<Choice<UnaryOperator<Scene>>> roads() {
        return List.of(
                choice("free", scene -> scene),
                choice("not approved", scene -> scene.approved(null)),
                choice("suspended", scene -> scene.suspend(true)),
                choice("another input", scene -> scene.inputDigest("sha256:other")));
    }

    private static List<Choice<UnaryOperator<Scene>>> befores() {
        List<Choice<UnaryOperator<Scene>>> befores = new ArrayList<>();
        befores.add(choice("never begun", scene -> scene));
        for (Choice<HookStatus> hook : states("on", HookKind.Http)) {
            befores.add(choice(
                    hook.name(),
                    scene -> scene.hooks(new HooksStatus(
                            SampleRuns.ID, 1, List.of(digested(scene, hook.value())), List.of(), false))));
        }
        befores.add(choice("round closed", scene -> closed(scene, status("on", HookKind.Http, HookPhase.Succeeded))));
        befores.add(choice("failed, round closed", scene -> closed(scene, failed("on", HookKind.Http))));
        return befores;
    }

    private static Scene closed(Scene scene, HookStatus before) {
        HookStatus after = status("off", HookKind.Http, HookPhase.Succeeded);
        return scene.hooks(new HooksStatus(SampleRuns.ID, 1, List.of(digested(scene, before)), List.of(after), true));
    }

    private static List<Choice<UnaryOperator<Scene>>> backups() {
        List<Choice<UnaryOperator<Scene>>> backups = new ArrayList<>();
        backups.add(choice("never begun", scene -> scene));
        for (Choice<HookStatus> hook : states("disk", HookKind.VolumeSnapshot)) {
            backups.add(choice(hook.name(), scene -> backedUp(scene, SamplePlans.HASH, hook.value())));
        }
        backups.add(choice(
                "lacks its kind",
                scene -> backedUp(
                        scene, SamplePlans.HASH, failed("disk", HookKind.VolumeSnapshot, Reason.KindNotInstalled))));
        backups.add(choice(
                "taken for another plan",
                scene ->
                        backedUp(scene, "sha256:other", status("disk", HookKind.VolumeSnapshot, HookPhase.Succeeded))));
        return backups;
    }

    private static Scene backedUp(Scene scene, String plan, HookStatus hook) {
        return scene.backup(new BackupStatus(SampleRuns.ID, plan, List.of(digested(scene, hook)), List.of()));
    }

    private static List<Choice<UnaryOperator<Scene>>> afters() {
        List<Choice<UnaryOperator<Scene>>> afters = new ArrayList<>();
        afters.add(choice("not yet", scene -> scene));
        for (Choice<HookStatus> hook : List.of(
                new Choice<>("seen", running("off", HookKind.Http, UID)),
                new Choice<>("failed", failed("off", HookKind.Http)))) {
            afters.add(choice(
                    hook.name(),
                    scene -> scene.hooks() == null || scene.hooks().closed()
                            ? scene
                            : scene.hooks(new HooksStatus(
                                    scene.hooks().run(),
                                    scene.hooks().round(),
                                    scene.hooks().before(),
                                    List.of(digested(scene, hook.value())),
                                    false))));
        }
        return afters;
    }

    private static List<Choice<UnaryOperator<Scene>>> observations() {
        return List.of(
                seen("absent", new Absent()),
                seen("of another owner", new Foreign()),
                seen("under way", new UnderWay(UID, "30 % copied")),
                seen("done", new Done(UID, "snapshot-1", null)),
                seen("done, no identifier", new Done(UID, null, null)),
                seen("failed", new Failed(UID, Reason.BackupFailed, "No space left", false)),
                seen("failed for now", new Failed(UID, Reason.ServerUnreachable, "No route", true)),
                seen("impossible", new Impossible(Reason.KindNotInstalled, "There is no such kind")));
    }

    private static Choice<UnaryOperator<Scene>> seen(String name, HookObservation observation) {
        return choice(name, scene -> scene.hook(observation));
    }

    private static List<Choice<HookStatus>> states(String name, HookKind kind) {
        return List.of(
                new Choice<>("pending", pending(name, kind)),
                new Choice<>("begun", running(name, kind, null)),
                new Choice<>("seen", running(name, kind, UID)),
                new Choice<>("seen, out of time", outOfTime(name, kind)),
                new Choice<>("waits, due", waiting(name, kind, Scene.NOW)),
                new Choice<>("waits, not due", waiting(name, kind, Scene.NOW.plusSeconds(7))),
                new Choice<>("succeeded", status(name, kind, HookPhase.Succeeded)),
                new Choice<>("failed", failed(name, kind)),
                new Choice<>("failed, edited since", edited(failed(name, kind))));
    }

    private static HookStatus pending(String name, HookKind kind) {
        return new HookStatus(name, kind, HookPhase.Pending, 0, null, null, null, null, null, null, null, null, null);
    }

    private static HookStatus running(String name, HookKind kind, String uid) {
        return hook(name, kind, HookPhase.Running, uid, null, null, Scene.NOW.minusSeconds(5));
    }

    private static HookStatus outOfTime(String name, HookKind kind) {
        return hook(name, kind, HookPhase.Running, UID, null, null, Scene.NOW.minusSeconds(7200));
    }

    private static HookStatus waiting(String name, HookKind kind, Instant retryAt) {
        return hook(name, kind, HookPhase.Waiting, UID, Reason.ServerUnreachable, retryAt, Scene.NOW.minusSeconds(60));
    }

    private static HookStatus failed(String name, HookKind kind) {
        return failed(name, kind, kind == HookKind.Http ? Reason.HookFailed : Reason.BackupFailed);
    }

    private static HookStatus failed(String name, HookKind kind, Reason reason) {
        return hook(name, kind, HookPhase.Failed, UID, reason, null, Scene.NOW.minusSeconds(60));
    }

    private static HookStatus status(String name, HookKind kind, HookPhase phase) {
        return hook(name, kind, phase, UID, null, null, Scene.NOW.minusSeconds(60));
    }

    private static HookStatus hook(
            String name,
            HookKind kind,
            HookPhase phase,
            String uid,
            Reason reason,
            Instant retryAt,
            Instant startedAt) {
        return new HookStatus(
                name,
                kind,
                phase,
                1,
                "shop-" + name + "-1",
                uid,
                phase == HookPhase.Succeeded ? "snapshot-1" : null,
                reason,
                reason == null ? null : "It did not work.",
                startedAt.toString(),
                null,
                retryAt == null ? null : retryAt.toString(),
                null);
    }

    private static HookStatus edited(HookStatus hook) {
        return withDigest(hook, "another");
    }

    /** As begun for the hook that the spec has now, unless it was begun for another. */
    private static HookStatus digested(Scene scene, HookStatus hook) {
        PlannedHooks planned = new PlannedHooks(scene.observed());
        return hook.digest() != null || hook.phase() == HookPhase.Pending
                ? hook
                : Stream.of(planned.before(), planned.backups(scene.plan()), planned.after())
                        .flatMap(List::stream)
                        .filter(wanted -> wanted.name().equals(hook.name()))
                        .map(wanted -> withDigest(hook, wanted.digest()))
                        .findFirst()
                        .orElseThrow();
    }

    private static HookStatus withDigest(HookStatus hook, String digest) {
        return new HookStatus(
                hook.name(),
                hook.kind(),
                hook.phase(),
                hook.attempt(),
                hook.object(),
                hook.objectUid(),
                hook.identifier(),
                hook.reason(),
                hook.message(),
                hook.startedAt(),
                hook.finishedAt(),
                hook.retryAt(),
                digest);
    }

    private static Choice<UnaryOperator<Scene>> choice(String name, UnaryOperator<Scene> change) {
        return new Choice<>(name, change);
    }
}
