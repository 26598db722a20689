package dev.kanmon.engine.plan;

import dev.kanmon.engine.plan.rehearsal.CatalogStages;
import dev.kanmon.engine.plan.rehearsal.End;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.Rehearsed;
import dev.kanmon.engine.plan.rehearsal.RehearsedMigration;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome.Succeeded;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which pending migrations a target has already, since somebody brought their effect there by hand. In doubt it has
 * them not: a migration that was rehearsed whole, that does nothing which a catalog does not show, and of which every
 * object is in the target as it makes it, and nothing else, counts.
 *
 * <p>First the longest run from the first pending migration on is looked for whose effect, taken together, is there. A
 * later migration is recognised by itself, where none of those in between was seen to touch a relation that it changes.
 */
final class AlreadyApplied {

    /** A relation, or what lies beside relations in a schema, by its name. */
    private record Relation(String schema, String name) {}

    private final List<RehearsedMigration> migrations;
    private final CatalogStages stages;
    private final Catalog target;
    private final Predicate<String> shownWhole;

    private AlreadyApplied(Rehearsed rehearsed, Catalog target, Predicate<String> shownWhole) {
        this.migrations = rehearsed.migrations();
        this.stages = rehearsed.stages();
        this.target = target;
        this.shownWhole = shownWhole;
    }

    /**
     * @param rehearsed the pending migrations
     * @param target the target's schema now
     * @param shownWhole whether a catalog shows all that the migration of a name does; asked of few
     * @return names, in order
     */
    static List<String> of(Rehearsed rehearsed, Catalog target, Predicate<String> shownWhole) {
        return new AlreadyApplied(rehearsed, target, shownWhole).find();
    }

    private List<String> find() {
        int run = leadingRun();
        List<String> found = new ArrayList<>();
        migrations.subList(0, run).forEach(migration -> found.add(migration.name()));
        Set<Relation> touched = new HashSet<>();
        for (RehearsedMigration migration : migrations.subList(run, migrations.size())) {
            if (!isRehearsedWhole(migration)) {
                break;
            }
            if (isThereByItself(migration, touched)) {
                found.add(migration.name());
            } else {
                touched.addAll(touchedBy(migration));
            }
        }
        return List.copyOf(found);
    }

    private int leadingRun() {
        Map<ObjectKey, String> expected = new HashMap<>();
        int longest = 0;
        for (int i = 0; i < migrations.size() && mayBeThere(migrations.get(i)); i++) {
            changes(migrations.get(i)).changes().forEach(change -> expected.put(change.object(), change.to()));
            if (isThere(expected) && eachLeavesSomething(migrations.subList(0, i + 1), expected)) {
                longest = i + 1;
            }
        }
        return longest;
    }

    /** What one migration makes and the next takes back is nothing that the target could show. */
    private boolean eachLeavesSomething(List<RehearsedMigration> run, Map<ObjectKey, String> expected) {
        return run.stream().allMatch(migration -> changes(migration).changes().stream()
                .map(ObjectChange::object)
                .anyMatch(object -> !Objects.equals(
                        expected.get(object), stages.before().objects().get(object))));
    }

    private boolean isThereByItself(RehearsedMigration migration, Set<Relation> touched) {
        Map<ObjectKey, String> expected = new HashMap<>();
        changes(migration).changes().forEach(change -> expected.put(change.object(), change.to()));
        return !expected.isEmpty()
                && expected.keySet().stream().map(AlreadyApplied::relation).noneMatch(touched::contains)
                && isThere(expected)
                && mayBeThere(migration);
    }

    private boolean isThere(Map<ObjectKey, String> expected) {
        return expected.entrySet().stream()
                .allMatch(object -> Objects.equals(target.objects().get(object.getKey()), object.getValue()));
    }

    private boolean mayBeThere(RehearsedMigration migration) {
        return isRehearsedWhole(migration) && !changes(migration).isEmpty() && shownWhole.test(migration.name());
    }

    private static boolean isRehearsedWhole(RehearsedMigration migration) {
        return migration.end() instanceof End.Completed
                && migration.statements().stream().allMatch(statement -> statement.outcome() instanceof Succeeded);
    }

    private Set<Relation> touchedBy(RehearsedMigration migration) {
        Stream<Relation> changed =
                changes(migration).changes().stream().map(ObjectChange::object).map(AlreadyApplied::relation);
        Stream<Relation> locked = migration.statements().stream()
                .flatMap(statement -> statement.observation().locks().stream())
                .map(lock ->
                        new Relation(lock.relation().schema(), lock.relation().name()));
        return Stream.concat(changed, locked).collect(Collectors.toSet());
    }

    private CatalogDifference changes(RehearsedMigration migration) {
        return stages.of(migration.name());
    }

    private static Relation relation(ObjectKey object) {
        return new Relation(object.schema(), object.owner().isEmpty() ? object.name() : object.owner());
    }
}
