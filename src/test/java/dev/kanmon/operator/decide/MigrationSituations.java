package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Risk;
import dev.kanmon.operator.decide.DecisionTable.Dimension;
import dev.kanmon.operator.decide.Situations.Part;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Every situation that a DatabaseMigration can be found in: the product of what each part of it can be. */
final class MigrationSituations {

    private static final Situations<Scene> ALL = new Situations<>(
            Scene::fresh,
            List.of(
                    new Part<>("run", runs()),
                    new Part<>("job", jobs()),
                    new Part<>("suspend", suspend()),
                    new Part<>("source", sources()),
                    new Part<>("resolution", resolutions()),
                    new Part<>("old Jobs", oldJobs())));

    private MigrationSituations() {}

    static List<Dimension> dimensions() {
        return ALL.dimensions();
    }

    /**
     * @param indexes the index of the value in each dimension
     */
    static Scene scene(List<Integer> indexes) {
        return ALL.scene(indexes);
    }

    /**
     * Hands out every situation, one after the other, some 500,000 of them. The old phase is no part of one: {@link
     * MigrationDeciderTableTest} shows that it makes no difference.
     */
    static void forEach(Consumer<Scene> consumer) {
        ALL.forEach(consumer);
    }

    private static List<Choice<UnaryOperator<Scene>>> runs() {
        List<Choice<UnaryOperator<Scene>>> runs = new ArrayList<>();
        runs.add(choice("none", scene -> scene));
        for (RunTask task : List.of(RunTask.Plan, RunTask.Deploy, RunTask.Inspect)) {
            runs.add(choice(task + ", Job not seen", scene -> at(scene, SampleRuns.unseen(task))));
            runs.add(choice(task + ", Job seen", scene -> at(scene, SampleRuns.seen(task))));
            runs.add(choice(task + ", container seen", scene -> at(scene, SampleRuns.started(task))));
            runs.add(choice(task + " waits, due", scene -> at(scene, SampleRuns.due(task))));
            runs.add(choice(task + " waits, not due", scene -> at(scene, SampleRuns.notDue(task))));
        }
        for (Choice<UnaryOperator<Scene>> plan : plans()) {
            runs.add(choice("planned, " + plan.name(), scene -> plan.value().apply(scene.run(SampleRuns.planned()))));
        }
        runs.add(choice("Deploy waits, due, its approval withdrawn", scene -> scene.run(SampleRuns.due(RunTask.Deploy))
                .plan(SamplePlans.of(Risk.High))));
        runs.add(choice("succeeded", scene -> scene.run(SampleRuns.succeeded(RunTask.Deploy))));
        runs.addAll(checks());
        runs.add(choice("failed", scene -> scene.run(SampleRuns.failed(RunTask.Deploy, Reason.DatabaseNotEmpty))));
        runs.add(choice(
                "failed in a migration", scene -> scene.run(SampleRuns.failed(RunTask.Deploy, Reason.MigrationFailed))
                        .failure(SampleRuns.FAILURE)));
        return runs;
    }

    /** What may be known of drift once a run has succeeded. */
    private static List<Choice<UnaryOperator<Scene>>> checks() {
        return List.of(
                choice("succeeded, drift never checked", MigrationSituations::succeeded),
                choice("succeeded, drift just checked", scene -> succeeded(scene)
                        .drift(SampleDrifts.inSync(SampleDrifts.succeeded()))),
                choice("succeeded, drift found, not stored yet", scene -> succeeded(scene)
                        .drift(SampleDrifts.drifted(SampleDrifts.succeeded()))
                        .driftStored(false)),
                choice("succeeded, check of drift under way", scene -> succeeded(scene)
                        .drift(SampleDrifts.inSync(SampleDrifts.underWay()))
                        .driftJob(new JobObservation.Running("uid"))),
                choice("succeeded, check of drift cannot start", scene -> succeeded(scene)
                        .drift(SampleDrifts.inSync(SampleDrifts.underWay()))
                        .driftJob(new JobObservation.Starting("uid", Reason.ImagePullFailed, "No such image."))),
                choice("succeeded, check of drift ended", scene -> succeeded(scene)
                        .drift(SampleDrifts.inSync(SampleDrifts.underWay()))
                        .driftJob(new JobObservation.Ended(
                                "uid", SampleDrifts.report(ExitCode.DRIFTED, SampleDrifts.reportedDrifted())))),
                choice("succeeded, check of drift waits, due", scene -> succeeded(scene)
                        .drift(SampleDrifts.inSync(SampleDrifts.waiting(Scene.NOW)))));
    }

    private static Scene succeeded(Scene scene) {
        return scene.run(SampleRuns.succeeded(RunTask.Deploy)).driftWish(SampleDrifts.HOURLY);
    }

    private static List<Choice<UnaryOperator<Scene>>> jobs() {
        return JobChoices.all().stream()
                .map(job -> choice(job.name(), scene -> scene.job(job.value())))
                .toList();
    }

    private static List<Choice<UnaryOperator<Scene>>> suspend() {
        return List.of(choice("no", scene -> scene), choice("yes", scene -> scene.suspend(true)));
    }

    private static List<Choice<UnaryOperator<Scene>>> sources() {
        return List.of(
                choice("as the run's", scene -> scene),
                choice("changed", scene -> scene.source(new Available("sha256:other", Set.of(SampleRuns.MIGRATION)))
                        .inputDigest("sha256:other-input")),
                choice("changed, without the migration of the resolution", scene -> scene.source(
                                new Available("sha256:other", Set.of("20260101000000_users")))
                        .inputDigest("sha256:other-input")),
                choice("in an image, as the run's", scene -> scene.source(new InImage())),
                choice("in another image", scene -> scene.source(new InImage()).inputDigest("sha256:other-input")),
                choice("missing", scene -> scene.source(new Awaited(Reason.ConfigMapNotFound, "It is not there."))),
                choice("unusable", scene -> scene.source(new Unusable(Reason.SourceInvalid, "It makes no sense."))),
                choice("inline, not in its ConfigMap yet", scene -> scene.inlineMounted(false)));
    }

    private static List<Choice<UnaryOperator<Scene>>> resolutions() {
        return List.of(
                choice("none", scene -> scene),
                choice(
                        "undecided",
                        scene -> scene.resolutions(List.of(resolution(false, ResolutionPhase.AwaitingDecision)))),
                choice("Applied", scene -> scene.resolutions(List.of(resolution(true, ResolutionPhase.Resolving)))),
                choice("Applied, not seen yet", scene -> scene.resolutions(List.of(resolution(true, null)))),
                choice("RolledBack", scene -> scene.resolutions(List.of(rolledBack()))),
                choice(
                        "Applied, refused",
                        scene -> scene.resolutions(List.of(resolution(true, ResolutionPhase.Failed)))),
                choice(
                        "carried out before the run",
                        scene -> scene.resolutions(List.of(new ResolutionObservation(
                                "shop-before",
                                SampleRuns.KNOWN_RESOLUTION,
                                SampleRuns.MIGRATION,
                                Action.Applied,
                                ResolutionPhase.Resolved,
                                false,
                                false)))),
                choice(
                        "carried out since",
                        scene -> scene.resolutions(List.of(resolution(true, ResolutionPhase.Resolved)))));
    }

    static ResolutionObservation resolution(boolean decided, ResolutionPhase phase) {
        return new ResolutionObservation(
                "shop-unique-email",
                "6f2a6e1c-0000-4000-8000-0000000000bb",
                SampleRuns.MIGRATION,
                decided ? Action.Applied : null,
                phase,
                false,
                false);
    }

    private static ResolutionObservation rolledBack() {
        return new ResolutionObservation(
                "shop-unique-email",
                "6f2a6e1c-0000-4000-8000-0000000000bb",
                SampleRuns.MIGRATION,
                Action.RolledBack,
                ResolutionPhase.Pending,
                false,
                false);
    }

    /** What comes after the plan has one. */
    private static Scene at(Scene scene, RunStatus run) {
        return run.task() == RunTask.Plan ? scene.run(run) : scene.run(run).plan(SamplePlans.of(Risk.Low));
    }

    /** What may be known of a plan, and whether it may run. */
    private static List<Choice<UnaryOperator<Scene>>> plans() {
        return List.of(
                choice("low risk", scene -> scene.plan(SamplePlans.of(Risk.Low))),
                choice("low risk, not stored yet", scene -> scene.plan(SamplePlans.of(Risk.Low))
                        .planStored(false)),
                choice("high risk", scene -> scene.plan(SamplePlans.of(Risk.High))),
                choice("high risk, approved", scene -> scene.plan(SamplePlans.of(Risk.High))
                        .approved(SamplePlans.HASH)),
                choice("high risk, another plan approved", scene -> scene.plan(SamplePlans.of(Risk.High))
                        .approved("sha256:other")),
                choice("low risk, drift found", scene -> scene.plan(SamplePlans.drifted())),
                choice("low risk, drift found, Block", scene -> scene.plan(SamplePlans.drifted())
                        .driftWish(SampleDrifts.BLOCK)),
                choice("its migration applied already, Ask", scene -> scene.plan(SamplePlans.alreadyApplied())
                        .driftWish(SampleDrifts.BLOCK)),
                choice("its migration applied already, Resolve", scene -> scene.plan(SamplePlans.alreadyApplied())
                        .policy(new Policy(null, null, null, null, Policy.AlreadyApplied.Resolve))),
                choice("low risk, not promoted", scene -> scene.plan(SamplePlans.of(Risk.Low))
                        .promotion(new Promotion.Unproven("DatabaseMigration staging/shop is not Ready."))),
                choice("low risk, promoted", scene -> scene.plan(SamplePlans.of(Risk.Low))
                        .promotion(new Promotion.Proven(
                                "staging/shop",
                                Map.of(SampleRuns.MIGRATION, "sha256:a"),
                                Map.of(SampleRuns.MIGRATION, "sha256:a")))),
                choice("low risk, promoted with other content", scene -> scene.plan(SamplePlans.of(Risk.Low))
                        .promotion(new Promotion.Proven(
                                "staging/shop",
                                Map.of(SampleRuns.MIGRATION, "sha256:a"),
                                Map.of(SampleRuns.MIGRATION, "sha256:b")))));
    }

    private static List<Choice<UnaryOperator<Scene>>> oldJobs() {
        return List.of(
                choice("none", scene -> scene), choice("some", scene -> scene.oldJobs(List.of("old-1", "old-2"))));
    }

    private static Choice<UnaryOperator<Scene>> choice(String name, UnaryOperator<Scene> change) {
        return new Choice<>(name, change);
    }
}
