package dev.kanmon.operator.decide.rollout;

import static dev.kanmon.operator.decide.rollout.RolloutScene.colour;
import static dev.kanmon.operator.decide.rollout.RolloutScene.selecting;

import dev.kanmon.api.v1alpha1.BlueGreen.Control;
import dev.kanmon.api.v1alpha1.BlueGreen.FailureAction;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Samples;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.operator.decide.Choice;
import dev.kanmon.operator.decide.DecisionTable.Dimension;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Products of what the steps of a rollout and the cluster can be. */
final class RolloutSituations {

    /** One part of a situation: its values change the scene, each in its own way. */
    private record Part(String name, List<Choice<UnaryOperator<RolloutScene>>> choices) {}

    private static final Samples AWAITED = new Samples(
            3, 1, 0, 0, 1, 0, 0, true, RolloutScene.NOW.minusSeconds(1).toString(), null);

    private final List<Part> parts;

    private RolloutSituations(Part... parts) {
        this.parts = List.of(parts);
    }

    /** Who serves, what stands where, and what a person wants of it. */
    static RolloutSituations ofTheCluster() {
        return new RolloutSituations(
                new Part("step", steps()),
                new Part("Service selects", services()),
                new Part("green", greens()),
                new Part("blue", blues()),
                new Part("control", controls()));
    }

    /** What a step that goes on by itself waits for. */
    static RolloutSituations ofTheSteps() {
        return new RolloutSituations(
                new Part("step", stepsUnderWay()),
                new Part("gate", gates()),
                new Part("approval", approvals()),
                new Part("sample", samples()),
                new Part("onFailure", failures()),
                new Part("deadline", deadlines()),
                new Part("old version", olds()));
    }

    List<Dimension> dimensions() {
        return parts.stream()
                .map(part -> new Dimension(part.name(), Choice.names(part.choices())))
                .toList();
    }

    /** @param indexes the index of the value in each dimension */
    RolloutScene scene(List<Integer> indexes) {
        RolloutScene scene = RolloutScene.fresh();
        for (int part = 0; part < indexes.size(); part++) {
            scene = parts.get(part).choices().get(indexes.get(part)).value().apply(scene);
        }
        return scene;
    }

    /** All of them. */
    Stream<RolloutScene> scenes() {
        List<RolloutScene> scenes = List.of(RolloutScene.fresh());
        for (Part part : parts) {
            List<RolloutScene> next = new ArrayList<>();
            scenes.forEach(scene ->
                    part.choices().forEach(choice -> next.add(choice.value().apply(scene))));
            scenes = next;
        }
        return scenes.stream();
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> steps() {
        List<Choice<UnaryOperator<RolloutScene>>> steps = new ArrayList<>();
        steps.add(choice("none yet", scene -> scene));
        Arrays.stream(Outcome.values())
                .forEach(outcome -> steps.add(choice(
                        "Idle, " + outcome, scene -> scene.step(Step.Idle).outcome(outcome))));
        steps.addAll(beforeTheEnd());
        steps.add(choice("Settling", scene -> completed(scene, "1h").step(Step.Settling)));
        steps.add(choice("RemovingOld", scene -> completed(scene, "10s").step(Step.RemovingOld)));
        steps.add(choice("SwitchingBack", scene -> scene.step(Step.SwitchingBack)));
        steps.add(choice("SwitchingBack after the rollout", scene -> scene.step(Step.SwitchingBack)
                .afterTheRollout()));
        steps.add(choice("RemovingNew", scene -> scene.step(Step.RemovingNew).outcome(Outcome.Failed)));
        return steps;
    }

    private static RolloutScene completed(RolloutScene scene, String after) {
        return scene.outcome(Outcome.Completed).wishes(scene.wishes().onSuccess(SuccessAction.ScaleDown, after));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> beforeTheEnd() {
        return Stream.of(
                        Step.AwaitingSchema,
                        Step.ScalingUp,
                        Step.CheckingHealth,
                        Step.AwaitingApproval,
                        Step.Switching,
                        Step.Monitoring)
                .map(step ->
                        RolloutSituations.<UnaryOperator<RolloutScene>>named(step.name(), scene -> scene.step(step)))
                .toList();
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> services() {
        return List.of(
                choice("blue", scene -> scene.service(selecting("blue"))),
                choice("green", scene -> scene.service(selecting("green"))),
                choice("both", scene -> scene.service(selecting(null))),
                choice("neither", scene -> scene.service(selecting("red"))),
                choice("(it is missing)", scene -> scene.service(new ServiceObservation.Missing())),
                choice("(not permitted)", scene -> scene.service(new ServiceObservation.NotPermitted())));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> greens() {
        return List.of(
                choice("v2, ready", scene -> scene.green(colour("green", "v2", 2, 2))),
                choice("v2, none ready", scene -> scene.green(colour("green", "v2", 2, 0))),
                choice("v2, scaled to 0", scene -> scene.green(colour("green", "v2", 0, 0))),
                choice("v3, ready", scene -> scene.green(colour("green", "v3", 2, 2))),
                choice("v1, ready", scene -> scene.green(colour("green", "v1", 2, 2))),
                choice("missing", scene -> scene.green(new ColourObservation.Missing())));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> blues() {
        return List.of(
                choice("v1, ready", scene -> scene.blue(colour("blue", "v1", 2, 2))),
                choice("v1, none ready", scene -> scene.blue(colour("blue", "v1", 2, 0))),
                choice("v1, scaled to 0", scene -> scene.blue(colour("blue", "v1", 0, 0))),
                choice("v4, ready", scene -> scene.blue(colour("blue", "v4", 2, 2))),
                choice("missing", scene -> scene.blue(new ColourObservation.Missing())));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> controls() {
        return Arrays.stream(Control.values())
                .map(control -> RolloutSituations.<UnaryOperator<RolloutScene>>named(
                        control.name(), scene -> scene.wishes(scene.wishes().control(control))))
                .toList();
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> stepsUnderWay() {
        return List.of(
                choice("AwaitingSchema", scene -> scene.step(Step.AwaitingSchema)),
                choice("ScalingUp", scene -> scene.step(Step.ScalingUp).green(colour("green", "v2", 2, 1))),
                choice("CheckingHealth", scene -> scene.step(Step.CheckingHealth)),
                choice("AwaitingApproval", scene -> scene.step(Step.AwaitingApproval)),
                choice("Switching", scene -> scene.step(Step.Switching)),
                choice("Monitoring", scene -> scene.step(Step.Monitoring).service(selecting("green"))),
                choice("Settling", scene -> completed(scene.service(selecting("green")), "10m")
                        .step(Step.Settling)),
                choice("SwitchingBack", scene -> scene.step(Step.SwitchingBack).service(selecting("green"))));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> gates() {
        return List.of(choice("open", scene -> scene), choice("closed", scene -> scene.gate(false)));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> approvals() {
        return List.of(
                choice("not required", scene -> scene),
                choice("given", scene -> scene.wishes(scene.wishes().approval()).approved("r1")),
                choice(
                        "of another rollout",
                        scene -> scene.wishes(scene.wishes().approval()).approved("r0")));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> samples() {
        return List.of(
                choice("none yet", scene -> scene),
                choice("awaited", scene -> scene.samples(AWAITED)),
                choice("good", scene -> scene.samples(AWAITED).answer(OptionalDouble.of(0))),
                choice("below the line", scene -> scene.samples(AWAITED).answer(OptionalDouble.of(0.009))),
                choice("at the line", scene -> scene.samples(AWAITED).answer(OptionalDouble.of(0.01))),
                choice("no answer", scene -> scene.samples(AWAITED).answer(OptionalDouble.empty())),
                choice("no answer, the third in a row", scene -> scene.samples(
                                new Samples(3, 0, 0, 2, 0, 0, 2, true, AWAITED.askedAt(), null))
                        .answer(OptionalDouble.empty())),
                choice("good, the last that is needed", scene -> scene.samples(
                                new Samples(30, 29, 0, 0, 29, 0, 0, true, AWAITED.askedAt(), null))
                        .answer(OptionalDouble.of(0))),
                choice("bad, the last there is", scene -> scene.samples(
                                new Samples(30, 0, 29, 0, 0, 29, 0, true, AWAITED.askedAt(), null))
                        .answer(OptionalDouble.of(1))));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> failures() {
        return List.of(
                choice("SwitchBack", scene -> scene),
                choice("Hold", scene -> scene.wishes(scene.wishes().onFailure(FailureAction.Hold, true))));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> deadlines() {
        return List.of(choice("before", scene -> scene), choice("past", RolloutScene::overdue));
    }

    private static List<Choice<UnaryOperator<RolloutScene>>> olds() {
        return List.of(choice("fits the schema", scene -> scene), choice("fits no more", RolloutScene::contracted));
    }

    private static Choice<UnaryOperator<RolloutScene>> choice(String name, UnaryOperator<RolloutScene> change) {
        return new Choice<>(name, change);
    }

    private static <T> Choice<T> named(String name, T value) {
        return new Choice<>(name, value);
    }
}
