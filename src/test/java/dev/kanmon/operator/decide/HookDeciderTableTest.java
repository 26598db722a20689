package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.operator.decide.DecisionTable.Dimension;
import dev.kanmon.operator.decide.Effect.StartHook;
import dev.kanmon.testsupport.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What follows from each state of a hook and each sight of its object, as tables that a reader can check. */
class HookDeciderTableTest {

    private static final String TITLE = """
            # What is decided around a run

            Written by HookDeciderTableTest from the decisions themselves, and compared with them. The run has one hook before
            it (on), one backup (disk) and one hook after it (off); what a table does not list is as its heading says. Left of
            the arrow is what is found, right of it what follows.
            """;

    private static final List<String> OUTCOME =
            List.of("→ phase", "reason", "effect", "before", "backup", "after", "BackedUp", "look again");

    @Test
    void everyStateOfAHookIsDecidedAsTheTablesSay() {
        Golden.assertMatches(
                "dev/kanmon/operator/decide/hook-decisions.md",
                TITLE
                        + table("The hook before the run; its plan may run", Map.of(), "onFailure", "before", "seen")
                        + table(
                                "The backup; the hook before the run is done",
                                Map.of("before", "succeeded"),
                                "onFailure",
                                "backup",
                                "seen")
                        + table(
                                "The hook after the run; what came before it is done",
                                Map.of("before", "succeeded", "backup", "succeeded"),
                                "onFailure",
                                "run",
                                "after",
                                "seen")
                        + table("The run does not go on", Map.of(), "road ahead", "before", "backup", "after"));
    }

    private static String table(String heading, Map<String, String> fixed, String... parts) {
        List<Dimension> all = HookSituations.dimensions();
        List<String> chosen = List.of(parts);
        List<Dimension> dimensions = chosen.stream()
                .map(part -> all.stream()
                        .filter(dimension -> dimension.name().equals(part))
                        .findFirst()
                        .orElseThrow())
                .toList();
        DecisionTable table = new DecisionTable(dimensions, indexes -> outcome(situation(all, fixed, chosen, indexes)));
        return "\n## " + heading + "\n\n" + table.markdown(OUTCOME);
    }

    /** The index of the value of each part: chosen, fixed, or the first. */
    private static List<Integer> situation(
            List<Dimension> all, Map<String, String> fixed, List<String> chosen, List<Integer> indexes) {
        List<Integer> situation = new ArrayList<>();
        for (Dimension dimension : all) {
            int place = chosen.indexOf(dimension.name());
            int otherwise =
                    fixed.containsKey(dimension.name()) ? dimension.values().indexOf(fixed.get(dimension.name())) : 0;
            situation.add(place < 0 ? otherwise : indexes.get(place));
        }
        return situation;
    }

    private static List<String> outcome(List<Integer> situation) {
        Scene scene = HookSituations.scene(situation);
        if (!HookSituations.canBe(scene)) {
            return List.of("→ cannot be", "", "", "", "", "", "", "");
        }
        Decision decision = scene.decide();
        return List.of(
                "→ " + decision.phase(),
                Outcomes.reason(decision.findings()),
                effect(decision),
                decision.hooks() == null ? "–" : hooks(decision.hooks().before()),
                decision.backup() == null ? "–" : hooks(decision.backup().hooks()),
                decision.hooks() == null ? "–" : hooks(decision.hooks().after()) + closed(decision),
                Outcomes.state(decision.findings(), ConditionType.BackedUp),
                Outcomes.recheck(decision.recheckAt()));
    }

    private static String effect(Decision decision) {
        return decision.effect()
                .filter(StartHook.class::isInstance)
                .map(StartHook.class::cast)
                .map(start -> "StartHook " + start.hook().name())
                .orElseGet(() -> Outcomes.effect(decision.effect()));
    }

    private static String hooks(List<HookStatus> hooks) {
        return hooks.isEmpty()
                ? "–"
                : hooks.get(0).phase()
                        + (hooks.get(0).attempt() == 0 ? "" : " " + hooks.get(0).attempt());
    }

    private static String closed(Decision decision) {
        return (decision.hooks().closed() ? ", closed" : "")
                + (decision.hooks().round() == 1
                        ? ""
                        : ", round " + decision.hooks().round());
    }
}
