package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.plan.rehearsal.CheckedDownScript;
import dev.kanmon.engine.plan.rehearsal.DownOutcome;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is to be said of down scripts that were tried. */
final class DownFindings {

    private static final String OBJECT = "down.sql";
    private static final int OBJECTS_NAMED = 10;

    private DownFindings() {}

    static List<JudgedFinding> of(List<CheckedDownScript> checked) {
        return checked.stream().flatMap(script -> of(script).stream()).toList();
    }

    private static Optional<JudgedFinding> of(CheckedDownScript script) {
        Place place = new Place(script.migration(), -1, 1, 1);
        DownOutcome outcome = script.outcome();
        if (outcome instanceof DownOutcome.NotUndone not) {
            return Optional.of(JudgedFinding.of(PlanRules.DOWN_DOES_NOT_UNDO, place, OBJECT, left(not.left())));
        }
        if (outcome instanceof DownOutcome.Failed failed) {
            return Optional.of(JudgedFinding.of(
                    PlanRules.DOWN_FAILS,
                    place,
                    OBJECT,
                    "The down script failed in line " + failed.line() + ": " + failed.message()));
        }
        return outcome instanceof DownOutcome.NotChecked not
                ? Optional.of(JudgedFinding.of(
                        PlanRules.DOWN_NOT_CHECKED,
                        place,
                        OBJECT,
                        "The down script could not be checked. " + not.reason()))
                : Optional.empty();
    }

    private static String left(List<ObjectChange> changes) {
        String named = changes.stream()
                .limit(OBJECTS_NAMED)
                .map(change -> change.object() + " " + word(change.kind()))
                .collect(Collectors.joining(", "));
        int more = changes.size() - OBJECTS_NAMED;
        return "After the migration and its down script the schema is not what it was: " + named
                + (more > 0 ? ", and " + more + " more" : "") + ".";
    }

    private static String word(ObjectChange.Kind kind) {
        return switch (kind) {
            case ADDED -> "is left";
            case REMOVED -> "is missing";
            case CHANGED -> "is different";
        };
    }
}
