package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.plan.rehearsal.CatalogStages;
import dev.kanmon.engine.plan.rehearsal.Rehearsal.Rehearsed;
import dev.kanmon.engine.plan.rehearsal.RehearsedMigration;
import dev.kanmon.engine.schema.catalog.Catalog;
import dev.kanmon.engine.schema.catalog.ObjectChange;
import dev.kanmon.engine.schema.catalog.ObjectKey;
import dev.kanmon.engine.schema.catalog.ObjectKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pending migrations make although the target has something of that name already: they would fail there. */
final class ExistingObjects {

    /** Longer definitions are cut, in UTF-16 units. */
    private static final int DEFINITION = 120;

    private final CatalogStages stages;
    private final Catalog target;
    private final Function<String, MakingStatements> statements;
    private final List<JudgedFinding> findings = new ArrayList<>();
    private final Set<ObjectKey> removed = new HashSet<>();

    private ExistingObjects(CatalogStages stages, Catalog target, Function<String, MakingStatements> statements) {
        this.stages = stages;
        this.target = target;
        this.statements = statements;
    }

    /** @param statements those of the migration of a name */
    static List<JudgedFinding> of(Rehearsed rehearsed, Catalog target, Function<String, MakingStatements> statements) {
        ExistingObjects collected = new ExistingObjects(rehearsed.stages(), target, statements);
        rehearsed.migrations().stream().map(RehearsedMigration::name).forEach(collected::migration);
        return List.copyOf(collected.findings);
    }

    private void migration(String name) {
        List<ObjectChange> added = ofKind(name, ObjectChange.Kind.ADDED);
        List<ObjectChange> clashing = added.stream().filter(this::isInTheWay).toList();
        if (!clashing.isEmpty()) {
            MakingStatements making = statements.apply(name);
            withoutParts(clashing).forEach(change -> add(name, making, change, added));
        }
        ofKind(name, ObjectChange.Kind.REMOVED).forEach(change -> removed.add(change.object()));
    }

    private List<ObjectChange> ofKind(String migration, ObjectChange.Kind kind) {
        return stages.of(migration).changes().stream()
                .filter(change -> change.kind() == kind)
                .toList();
    }

    private boolean isInTheWay(ObjectChange change) {
        return target.objects().containsKey(change.object()) && !removed.contains(change.object());
    }

    /** A table's columns, and a constraint's index, come and go with it. */
    private static List<ObjectChange> withoutParts(List<ObjectChange> changes) {
        Set<ObjectKey> objects = changes.stream().map(ObjectChange::object).collect(Collectors.toSet());
        return changes.stream()
                .filter(change -> wholes(change.object()).noneMatch(objects::contains))
                .toList();
    }

    private static Stream<ObjectKey> wholes(ObjectKey part) {
        List<ObjectKey> wholes = new ArrayList<>();
        if (!part.owner().isEmpty()) {
            for (ObjectKind kind : List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW)) {
                wholes.add(new ObjectKey(kind, part.schema(), "", part.owner()));
            }
        }
        if (part.kind() == ObjectKind.INDEX) {
            wholes.add(new ObjectKey(ObjectKind.CONSTRAINT, part.schema(), part.owner(), part.name()));
        }
        return wholes.stream();
    }

    private void add(String migration, MakingStatements making, ObjectChange change, List<ObjectChange> added) {
        Optional<ObjectChange> other = otherDefinition(change, added);
        MakingStatements.Making statement = making.of(change.object());
        String message = message(change.object(), other, statement.manner());
        if (!message.isEmpty()) {
            Place place = new Place(migration, statement.index(), statement.line(), 1);
            findings.add(JudgedFinding.of(
                    PlanRules.OBJECT_EXISTS, place, change.object().toString(), message));
        }
    }

    /** The first of the object itself and its parts that the target has differently. */
    private Optional<ObjectChange> otherDefinition(ObjectChange change, List<ObjectChange> added) {
        return added.stream()
                .filter(part -> part.object().equals(change.object())
                        || wholes(part.object()).anyMatch(change.object()::equals))
                .filter(part -> !Objects.equals(target.objects().get(part.object()), part.to()))
                .findFirst();
    }

    private String message(ObjectKey object, Optional<ObjectChange> other, MakingStatements.Manner manner) {
        String there = "The target has the " + object + " already, "
                + other.map(this::definitions).orElse("just as this migration makes it.");
        return switch (manner) {
            case MAKES -> there + " Running this statement there would fail.";
            case IF_NOT_EXISTS ->
                other.isPresent() ? there + " This statement would leave it as it is, and not fail." : "";
            case REPLACES -> "";
        };
    }

    private String definitions(ObjectChange other) {
        String here = target.objects().get(other.object());
        return "with another definition: the " + other.object() + " is "
                + (here == null ? "not there" : quoted(here)) + ", and this migration makes it " + quoted(other.to())
                + ".";
    }

    private static String quoted(String definition) {
        String line = definition.replaceAll("\\s+", " ");
        return "`" + (line.length() <= DEFINITION ? line : line.substring(0, DEFINITION) + "…") + "`";
    }
}
