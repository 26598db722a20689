package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResetStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.operator.decide.JobObservation.Ending;
import dev.kanmon.operator.decide.SeedObserved.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What environment, seed, reset and the run can be at once: the product of them. */
final class SeedResetSituations {

    static final List<Choice<UnaryOperator<Scene>>> ENVIRONMENTS = List.of(
            choice("none given", scene -> scene),
            choice("Production", scene -> scene.environment(Environment.Production)),
            choice("Staging", scene -> scene.environment(Environment.Staging)),
            choice("Development", scene -> scene.environment(Environment.Development)));

    static final List<Choice<UnaryOperator<Scene>>> RUNS = List.of(
            choice("none", scene -> scene),
            choice("plan under way", scene -> scene.run(SampleRuns.started(RunTask.Plan))
                    .job(new JobObservation.Running(SampleRuns.JOB_UID))),
            choice("succeeded", scene -> scene.run(SampleRuns.succeeded(RunTask.Deploy))),
            choice("succeeded, another input now", scene -> scene.run(SampleRuns.succeeded(RunTask.Deploy))
                    .inputDigest("sha256:other")),
            choice("failed in a migration", scene -> scene.run(
                            SampleRuns.failed(RunTask.Deploy, Reason.MigrationFailed))
                    .failure(SampleRuns.FAILURE)),
            choice(
                    "undone by a restore",
                    scene -> scene.run(SampleRuns.failed(RunTask.Deploy, Reason.RestoredFromBackup))),
            choice("check of drift under way", scene -> scene.run(SampleRuns.succeeded(RunTask.Deploy))
                    .driftWish(SampleDrifts.HOURLY)
                    .drift(SampleDrifts.inSync(SampleDrifts.underWay()))
                    .driftJob(new JobObservation.Running("uid"))),
            choice("reset, Job not made", scene -> reset(scene, new JobObservation.Absent(), false)),
            choice(
                    "reset, Job starting",
                    scene -> reset(
                            scene,
                            new JobObservation.Starting(SampleRuns.JOB_UID, Reason.PodPending, "It waits."),
                            true)),
            choice("reset, Job running", scene -> reset(scene, new JobObservation.Running(SampleRuns.JOB_UID), true)),
            choice("reset, Job gone", scene -> reset(scene, new JobObservation.Absent(), true)),
            choice("reset, another's Job", scene -> reset(scene, new JobObservation.Foreign(), false)),
            choice("reset done", scene -> reset(scene, ended(new Ending.Reported(ExitCode.DONE, null)), true)),
            choice(
                    "reset refused",
                    scene -> reset(scene, ended(new Ending.Reported(ExitCode.RESET_FAILED, null)), true)));

    static final List<Choice<UnaryOperator<Scene>>> REQUESTS = List.of(
            choice("none", scene -> scene),
            choice("asked", scene -> scene.resetRequest("shop")),
            choice("asked again", scene -> scene.resetRequest("shop").reset(done("shop"))),
            choice("another value", scene -> scene.resetRequest("shop2").reset(done("shop"))),
            choice("taken away", scene -> scene.reset(done("shop"))));

    static final List<Choice<UnaryOperator<Scene>>> SEEDS = List.of(
            choice("not asked for", scene -> scene),
            choice("asked for", scene -> wished(scene, new Sight.Absent())),
            choice("its SQL missing", scene -> scene.seedWish(SampleSeeds.WISH)
                    .seedSeen(
                            new SeedObserved(SampleSeeds.DIGEST, Optional.of("There is no key."), new Sight.Absent()))),
            choice("Job not made", scene -> wished(scene, new Sight.Absent()).seed(SampleSeeds.unseen())),
            choice("Job starting", scene -> wished(scene, new Sight.Starting("uid", "It waits."))
                    .seed(SampleSeeds.underWay())),
            choice("Job works", scene -> wished(scene, new Sight.Working("uid")).seed(SampleSeeds.underWay())),
            choice("Job gone", scene -> wished(scene, new Sight.Absent()).seed(SampleSeeds.underWay())),
            choice("Job done", scene -> wished(scene, new Sight.Done("uid")).seed(SampleSeeds.underWay())),
            choice("Job failed", scene -> wished(scene, new Sight.Failed("uid", false, "It went wrong."))
                    .seed(SampleSeeds.underWay())),
            choice("refused by the mark", scene -> wished(scene, new Sight.Failed("uid", true, "It is production."))
                    .seed(SampleSeeds.underWay())),
            choice("another's Job", scene -> wished(scene, new Sight.Foreign()).seed(SampleSeeds.unseen())),
            choice("done", scene -> wished(scene, new Sight.Absent()).seed(SampleSeeds.done())),
            choice("failed", scene -> wished(scene, new Sight.Absent()).seed(SampleSeeds.failed())),
            choice("failed, changed since", scene -> wished(scene, new Sight.Absent())
                    .seed(SampleSeeds.failedOfAnother())));

    private static final List<Choice<UnaryOperator<Scene>>> SUSPENSIONS =
            List.of(choice("no", scene -> scene), choice("yes", scene -> scene.suspend(true)));

    private SeedResetSituations() {}

    /** Hands out every situation that can be, some 13,000. */
    static void forEach(Consumer<Scene> consumer) {
        List<Scene> scenes = List.of(Scene.fresh());
        for (List<Choice<UnaryOperator<Scene>>> part : List.of(ENVIRONMENTS, RUNS, REQUESTS, SEEDS, SUSPENSIONS)) {
            List<Scene> next = new ArrayList<>();
            for (Scene scene : scenes) {
                part.forEach(choice -> next.add(choice.value().apply(scene)));
            }
            scenes = next;
        }
        scenes.stream().map(SeedResetSituations::possible).forEach(consumer);
    }

    /** A reset that is under way was asked for, and the status says so. */
    static Scene possible(Scene scene) {
        return Resets.isUnderWay(scene.run()) ? scene.reset(underWay()) : scene;
    }

    static ResetStatus underWay() {
        return new ResetStatus("shop", SampleRuns.ID, null, null, null, null);
    }

    private static ResetStatus done(String value) {
        return new ResetStatus(value, SampleRuns.ID, null, "The database was emptied.", "2026-01-02T03:00:00Z", null);
    }

    private static Scene wished(Scene scene, Sight sight) {
        return scene.seedWish(SampleSeeds.WISH).seedSeen(SampleSeeds.seen(sight));
    }

    private static Scene reset(Scene scene, JobObservation job, boolean seen) {
        return scene.run(seen ? SampleRuns.seen(RunTask.Reset) : SampleRuns.unseen(RunTask.Reset))
                .job(job)
                .reset(underWay());
    }

    private static JobObservation ended(Ending ending) {
        return new JobObservation.Ended(SampleRuns.JOB_UID, ending);
    }

    private static Choice<UnaryOperator<Scene>> choice(String name, UnaryOperator<Scene> change) {
        return new Choice<>(name, change);
    }
}
