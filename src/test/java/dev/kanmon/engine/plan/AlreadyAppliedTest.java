package dev.kanmon.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.effect.LockMode;
import dev.kanmon.engine.plan.rehearsal.CatalogStages;
import dev.kanmon.engine.plan.rehearsal.End;
import dev.kanmon.engine.plan.rehearsal.Observation;
import dev.kanmon.engine.plan.rehearsal.ObservedLock;
import dev.kanmon.engine.plan.rehearsal.ObservedRelation;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.Rehearsed;
import dev.kanmon.engine.plan.rehearsal.RehearsedMigration;
import dev.kanmon.engine.plan.rehearsal.RehearsedStatement;
import dev.kanmon.engine.plan.rehearsal.StatementOutcome;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.CatalogDifference;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AlreadyAppliedTest {

    /** Migrations that each bring tables to a version; version 0 is a table that is not there. */
    private static final class Pending {

        private final SortedMap<ObjectKey, String> now = new TreeMap<>();
        private final Catalog before;
        private final Map<String, CatalogDifference> changes = new LinkedHashMap<>();
        private final List<RehearsedMigration> migrations = new ArrayList<>();

        Pending(Map<String, Integer> tables) {
            tables.forEach((table, version) -> put(now, table, version));
            before = new Catalog(180006, now);
        }

        Pending migration(String table, int version) {
            return migration(table, version, new StatementOutcome.Succeeded(), List.of());
        }

        Pending migration(String table, int version, StatementOutcome outcome, List<ObservedLock> locks) {
            Catalog was = new Catalog(180006, now);
            put(now, table, version);
            String name = "m" + (migrations.size() + 1);
            changes.put(name, CatalogDifference.between(was, new Catalog(180006, now)));
            Observation seen = new Observation(Observation.Extent.WHOLE, locks, Set.of(), Set.of());
            RehearsedStatement statement = new RehearsedStatement(name, 0, 1, 0, Duration.ZERO, seen, outcome);
            migrations.add(new RehearsedMigration(name, List.of(statement), new End.Completed()));
            return this;
        }

        List<String> in(Map<String, Integer> target) {
            SortedMap<ObjectKey, String> objects = new TreeMap<>();
            target.forEach((table, version) -> put(objects, table, version));
            return in(new Catalog(180006, objects), Set.of());
        }

        List<String> in(Catalog target, Set<String> withRows) {
            Rehearsed rehearsed = new Rehearsed(
                    180006, List.of(), migrations, new CatalogStages(before, Set.of(), changes), List.of());
            return AlreadyApplied.of(rehearsed, target, name -> !withRows.contains(name));
        }
    }

    @Test
    void migrationWhoseObjectIsThereIsRecognised() {
        assertThat(new Pending(Map.of()).migration("a", 1).in(Map.of("a", 1))).containsExactly("m1");
    }

    @Test
    void migrationWhoseObjectIsGoneIsRecognised() {
        assertThat(new Pending(Map.of("a", 1, "b", 1)).migration("a", 0).in(Map.of("b", 1)))
                .containsExactly("m1");
    }

    @Test
    void otherDefinitionIsNotRecognised() {
        assertThat(new Pending(Map.of()).migration("a", 1).in(Map.of("a", 2))).isEmpty();
    }

    @Test
    void migrationThatChangesNothingIsNotRecognised() {
        assertThat(new Pending(Map.of("a", 1)).migration("a", 1).in(Map.of("a", 1)))
                .isEmpty();
    }

    @Test
    void migrationThatWritesRowsIsNotRecognised() {
        Pending pending = new Pending(Map.of()).migration("a", 1);
        SortedMap<ObjectKey, String> objects = new TreeMap<>();
        put(objects, "a", 1);

        assertThat(pending.in(new Catalog(180006, objects), Set.of("m1"))).isEmpty();
    }

    @Test
    void whatThePendingMigrationsTakeBackThemselvesIsNotRecognised() {
        Pending pending = new Pending(Map.of()).migration("a", 1).migration("a", 0);

        assertThat(pending.in(Map.of("drifted", 1))).isEmpty();
    }

    @Test
    void runOfMigrationsIsRecognisedByWhatTheyMakeTogether() {
        Pending pending =
                new Pending(Map.of()).migration("a", 1).migration("a", 2).migration("b", 1);

        assertThat(pending.in(Map.of("a", 2))).containsExactly("m1", "m2");
    }

    @Test
    void laterMigrationIsRecognisedBesideOthersThatTouchNothingOfIt() {
        Pending pending = new Pending(Map.of()).migration("a", 1).migration("b", 1);

        assertThat(pending.in(Map.of("b", 1))).containsExactly("m2");
    }

    @Test
    void laterMigrationIsNotRecognisedBehindOneThatLocksItsTable() {
        ObservedLock lock = new ObservedLock(
                new ObservedRelation("public", "b", ObservedRelation.Kind.TABLE), LockMode.ACCESS_EXCLUSIVE);
        Pending pending = new Pending(Map.of())
                .migration("a", 1, new StatementOutcome.Succeeded(), List.of(lock))
                .migration("b", 1);

        assertThat(pending.in(Map.of("b", 1))).isEmpty();
    }

    @Test
    void nothingIsRecognisedBehindAMigrationThatWasNotRehearsedWhole() {
        Pending pending = new Pending(Map.of())
                .migration("a", 1, new StatementOutcome.NotRehearsable("no extension"), List.of())
                .migration("b", 1);

        assertThat(pending.in(Map.of("a", 1, "b", 1))).isEmpty();
    }

    /** Whatever was done by hand: marking what is recognised and running the rest leads to the schema after all. */
    @Property
    void markingWhatIsRecognisedAndRunningTheRestLeadsToTheSchemaAfterAll(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0, max = 11) Integer> steps,
            @ForAll @Size(6) List<Boolean> byHand) {
        Pending pending = new Pending(Map.of("a", 1, "b", 1));
        steps.forEach(step -> pending.migration(List.of("a", "b", "c").get(step % 3), step / 3));
        SortedMap<ObjectKey, String> target = new TreeMap<>(pending.before.objects());
        for (int i = 0; i < steps.size(); i++) {
            if (byHand.get(i)) {
                run(pending, "m" + (i + 1), target);
            }
        }

        List<String> recognised = pending.in(new Catalog(180006, target), Set.of());
        pending.migrations.stream()
                .map(RehearsedMigration::name)
                .filter(name -> !recognised.contains(name))
                .forEach(name -> run(pending, name, target));

        pending.changes.values().stream()
                .flatMap(difference -> difference.changes().stream())
                .forEach(change -> assertThat(target.get(change.object())).isEqualTo(pending.now.get(change.object())));
    }

    private static void run(Pending pending, String migration, SortedMap<ObjectKey, String> objects) {
        pending.changes.get(migration).changes().forEach(change -> {
            if (change.to() == null) {
                objects.remove(change.object());
            } else {
                objects.put(change.object(), change.to());
            }
        });
    }

    private static void put(SortedMap<ObjectKey, String> objects, String table, int version) {
        ObjectKey key = new ObjectKey(ObjectKind.TABLE, "public", "", table);
        if (version == 0) {
            objects.remove(key);
        } else {
            objects.put(key, "version " + version);
        }
    }
}
