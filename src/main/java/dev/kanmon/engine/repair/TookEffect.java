package dev.kanmon.engine.repair;

import dev.kanmon.engine.repair.Course.Step;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tells which statements of a failed migration took effect. Those that the history counts did; of the others the catalog
 * tells, for a tool that writes no count. Statements run in their order, so what changes only data took effect where one
 * behind it did.
 */
final class TookEffect {

    private final Course course;
    private final Catalog target;
    private final int counted;

    /** @param counted how many statements, from the first on, are known to have taken effect */
    TookEffect(Course course, Catalog target, int counted) {
        this.course = course;
        this.target = target;
        this.counted = counted;
    }

    /** In the migration's order. */
    List<Step> steps() {
        int last = -1;
        for (int i = 0; i < course.steps().size(); i++) {
            if (i < counted || isInTarget(i)) {
                last = i;
            }
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            Step step = course.steps().get(i);
            boolean changesSchema = !step.changes().isEmpty();
            if (i < counted || !changesSchema || isInTarget(i)) {
                steps.add(step);
            }
        }
        return steps;
    }

    /** Objects that are neither as before the migration, nor as any of its statements leaves them: an invalid index. */
    List<ObjectKey> halfDone() {
        return course.touched().stream()
                .filter(key -> target.objects().containsKey(key))
                .filter(key ->
                        !definitionsFrom(0, key).contains(target.objects().get(key)))
                .filter(key -> !target.objects()
                        .get(key)
                        .equals(course.before().objects().get(key)))
                .sorted()
                .toList();
    }

    /** Whether all that it changed is as it left it, or as a later statement did, and something is not as before it. */
    private boolean isInTarget(int index) {
        List<ObjectChange> changes = course.steps().get(index).changes().changes();
        boolean allThere = changes.stream().allMatch(change -> definitionsFrom(index, change.object())
                .contains(target.objects().get(change.object())));
        boolean somethingNew = changes.stream()
                .anyMatch(change -> !Objects.equals(target.objects().get(change.object()), change.from()));
        return allThere && somethingNew;
    }

    /** What a statement and those behind it make of an object; null where they drop it. */
    private Set<String> definitionsFrom(int index, ObjectKey key) {
        Set<String> definitions = new HashSet<>();
        course.steps().stream()
                .skip(index)
                .flatMap(step -> step.changes().changes().stream())
                .filter(change -> change.object().equals(key))
                .forEach(change -> definitions.add(change.to()));
        return definitions;
    }
}
