package dev.kanmon.engine.repair;

import dev.kanmon.engine.repair.Repair.Suggestion;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.source.Migration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes a suggestion of a script by trying it on a copy of the target's schema. */
final class Suggester {

    private final Workbench workbench;
    private final TargetCopy copy;

    Suggester(Workbench workbench, TargetCopy copy) {
        this.workbench = workbench;
        this.copy = copy;
    }

    /** One run of a script on a copy. */
    private record Trial(SchemaScript script, Optional<String> copyProblem, Course course, Goal goal) {

        boolean succeeded() {
            return copyProblem.isEmpty() && course.failure().isEmpty() && goal.isReachedBy(course.after());
        }
    }

    /**
     * @param written by the migration's author for this; taken where it leads to the goal
     * @param script leads from the target's whole schema to the whole of another, other hands' changes included
     */
    Suggestion suggest(Optional<SchemaScript> written, SchemaScript script, Goal goal) {
        if (goal.isReached()) {
            return new Suggestion.Script(new SchemaScript(List.of(), script.notCompared()), true, script.notCompared());
        }
        return written.map(authors -> tryOut(authors, goal))
                .filter(Trial::succeeded)
                .map(Suggester::suggestion)
                .orElseGet(() -> suggest(script, goal));
    }

    private Suggestion suggest(SchemaScript script, Goal goal) {
        Trial whole = tryOut(script, goal);
        if (whole.succeeded()) {
            return suggestion(whole);
        }
        SchemaScript restricted = restricted(whole);
        if (restricted.statements().size() == script.statements().size()) {
            return suggestion(whole);
        }
        Trial part = tryOut(restricted, goal);
        return suggestion(part.succeeded() ? part : whole);
    }

    private Trial tryOut(SchemaScript script, Goal goal) {
        return workbench.onFreshDatabase(database -> {
            Optional<String> problem = copy.makeOf(database);
            Course course = workbench.watch(database, new Migration("the script", Optional.of(script.text())));
            return new Trial(DataLossSeen.in(script, course), problem, course, goal);
        });
    }

    /**
     * Without the statements that were seen to change only what the migration does not touch. That the rest still leads
     * to the goal is for another trial to show.
     */
    private static SchemaScript restricted(Trial whole) {
        List<ScriptStatement> statements = whole.script().statements();
        List<ScriptStatement> kept = IntStream.range(0, statements.size())
                .filter(index -> !changesOnlyOthers(whole, index))
                .mapToObj(statements::get)
                .toList();
        return new SchemaScript(kept, whole.script().notCompared());
    }

    private static boolean changesOnlyOthers(Trial trial, int index) {
        List<ObjectChange> changes = trial.course().steps().stream()
                .filter(step -> step.index() == index)
                .flatMap(step -> step.changes().changes().stream())
                .toList();
        return !changes.isEmpty()
                && changes.stream().noneMatch(change -> trial.goal().touched().contains(change.object()));
    }

    private static Suggestion suggestion(Trial trial) {
        List<String> warnings = new ArrayList<>();
        trial.script().statements().stream()
                .flatMap(statement -> statement.losesData().stream())
                .distinct()
                .map(what -> "Loses data: " + what)
                .forEach(warnings::add);
        if (!trial.succeeded()) {
            warnings.add(whyNot(trial));
        }
        List<ObjectKey> reverted = reverted(trial);
        if (!reverted.isEmpty()) {
            warnings.add("It also changes what the migration does not touch, and somebody else may have made: "
                    + Words.list(reverted) + ".");
        }
        warnings.addAll(trial.script().notCompared());
        return new Suggestion.Script(trial.script(), trial.succeeded(), warnings);
    }

    private static String whyNot(Trial trial) {
        if (trial.copyProblem().isPresent()) {
            return "It could not be rehearsed. " + trial.copyProblem().get();
        }
        if (trial.course().failure().isPresent()) {
            return "It fails on a copy of the schema: "
                    + trial.course().failure().get() + ".";
        }
        List<ObjectKey> differing =
                CatalogDifference.between(trial.course().after(), trial.goal().end()).changes().stream()
                        .map(ObjectChange::object)
                        .toList();
        return "On a copy of the schema it leads elsewhere. Not as it should be: " + Words.list(differing) + ".";
    }

    private static List<ObjectKey> reverted(Trial trial) {
        return trial.course().steps().stream()
                .flatMap(step -> step.changes().changes().stream())
                .map(ObjectChange::object)
                .filter(key -> !trial.goal().touched().contains(key))
                .filter(key -> !Objects.equals(
                        trial.course().after().objects().get(key),
                        trial.goal().target().objects().get(key)))
                .distinct()
                .sorted()
                .toList();
    }
}
