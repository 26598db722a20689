package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.DecisionTable.Dimension;
import dev.kanmon.operator.decide.ResolutionObserved.Others;
import dev.kanmon.operator.decide.Situations.Part;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Every situation that a MigrationResolution can be found in: the product of what each part of it can be. */
final class ResolutionSituations {

    private static final Situations<ResolutionScene> ALL = new Situations<>(
            ResolutionScene::fresh,
            List.of(
                    new Part<>("action", actions()),
                    new Part<>("run", runs()),
                    new Part<>("since the run", edits()),
                    new Part<>("job", jobs()),
                    new Part<>("DatabaseMigration", databases()),
                    new Part<>("other resolutions", others()),
                    new Part<>("script", scripts()),
                    new Part<>("status.phase", phases())));

    private ResolutionSituations() {}

    static List<Dimension> dimensions() {
        return ALL.dimensions();
    }

    /**
     * @param indexes the index of the value in each dimension
     */
    static ResolutionScene scene(List<Integer> indexes) {
        return ALL.scene(indexes);
    }

    static void forEach(Consumer<ResolutionScene> consumer) {
        ALL.forEach(consumer);
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> actions() {
        return List.of(
                choice("none", scene -> scene),
                choice("Applied", scene -> scene.patched(Action.Applied)),
                choice("RolledBack", scene -> scene.patched(Action.RolledBack)));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> scripts() {
        return List.of(
                choice("none", scene -> scene),
                choice("suggested", scene -> scene.suggestions(SampleSuggestions.BOTH)
                        .script(SampleSuggestions.fitting(scene.action()))),
                choice("not to be had", scene -> scene.script(SampleSuggestions.fitting(scene.action()))));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> others() {
        return List.of(
                choice("none", scene -> scene),
                choice(
                        "one came first",
                        scene -> scene.others(new Others(false, Optional.of("other"), Optional.empty()))),
                choice(
                        "refused because of one",
                        scene -> scene.others(new Others(true, Optional.empty(), Optional.empty()))),
                choice(
                        "one is carried out since",
                        scene -> scene.others(new Others(false, Optional.empty(), Optional.of("other")))));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> runs() {
        return List.of(
                choice("none", scene -> scene),
                choice("Job not seen", scene -> scene.run(SampleRuns.unseen(RunTask.Resolve))),
                choice("Job seen", scene -> scene.run(SampleRuns.seen(RunTask.Resolve))),
                choice("container seen", scene -> scene.run(SampleRuns.started(RunTask.Resolve))),
                choice("waits, due", scene -> scene.run(SampleRuns.due(RunTask.Resolve))),
                choice("waits, not due", scene -> scene.run(SampleRuns.notDue(RunTask.Resolve))),
                choice("succeeded", scene -> scene.run(SampleRuns.succeeded(RunTask.Resolve))),
                choice("failed", scene -> scene.run(SampleRuns.failed(RunTask.Resolve, Reason.ResolutionRefused))));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> edits() {
        return List.of(choice("unchanged", scene -> scene), choice("edited", scene -> scene.patched(scene.action())));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> jobs() {
        return JobChoices.all().stream()
                .map(job -> choice(job.name(), scene -> scene.job(job.value())))
                .toList();
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> databases() {
        Awaited awaited = new Awaited(Reason.ConfigMapNotFound, "It is not there.");
        Unusable unusable = new Unusable(Reason.SourceInvalid, "It makes no sense.");
        return List.of(
                choice("there", scene -> scene),
                choice(
                        "there, source in an image",
                        scene -> scene.database(ResolutionScene.database(new InImage(), true, false))),
                choice(
                        "a run is under way",
                        scene -> scene.database(ResolutionScene.database(
                                new Available(SampleRuns.SOURCE, Set.of(SampleRuns.MIGRATION)), true, true))),
                choice(
                        "source without the migration",
                        scene -> scene.database(ResolutionScene.database(
                                new Available(SampleRuns.SOURCE, Set.of("20260101000000_users")), true, false))),
                choice("source missing", scene -> scene.database(ResolutionScene.database(awaited, true, false))),
                choice("source unusable", scene -> scene.database(ResolutionScene.database(unusable, true, false))),
                choice(
                        "inline source not in its ConfigMap yet",
                        scene -> scene.database(ResolutionScene.database(
                                new Available(SampleRuns.SOURCE, Set.of(SampleRuns.MIGRATION)), false, false))),
                choice("missing", scene -> scene.database(null)));
    }

    private static List<Choice<UnaryOperator<ResolutionScene>>> phases() {
        List<Choice<UnaryOperator<ResolutionScene>>> phases = new ArrayList<>();
        phases.add(choice("none", scene -> scene));
        Arrays.stream(ResolutionPhase.values())
                .forEach(phase -> phases.add(choice(phase.name(), scene -> scene.phase(phase))));
        return phases;
    }

    private static Choice<UnaryOperator<ResolutionScene>> choice(String name, UnaryOperator<ResolutionScene> change) {
        return new Choice<>(name, change);
    }
}
