package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names of constraints, given or made: ids and indexes share those of their schema, foreign keys those of their table.
 *
 * <p>Source: psl-core/src/validate/validation_pipeline/validations/constraint_namespace.rs, and the two scopes that its
 * connector for PostgreSQL names.
 */
final class ConstraintNameChecks {

    private final Findings findings;

    ConstraintNameChecks(Findings findings) {
        this.findings = findings;
    }

    private record Constraint(String name, ModelDraft model, Place place, boolean isForeignKey) {}

    private record SchemaAndName(Optional<String> schema, String name) {}

    private record ModelAndName(String model, String name) {}

    void check(List<ModelDraft> models, List<RelationPair> pairs) {
        Map<String, ModelDraft> byName =
                models.stream().collect(Collectors.toMap(ModelDraft::name, Function.identity()));
        List<Constraint> constraints = new ArrayList<>();
        models.forEach(model -> model.keys().forEach(key -> constraints.add(constraint(model, key))));
        RelationFields.forwardOf(pairs)
                .forEach(forward -> constraints.add(foreignKey(byName.get(forward.model()), forward)));
        refuseSharedInSchema(constraints);
        refuseSharedInModel(constraints);
    }

    private void refuseSharedInSchema(List<Constraint> constraints) {
        for (List<Constraint> group : groups(
                constraints.stream()
                        .filter(constraint -> !constraint.isForeignKey())
                        .toList(),
                constraint -> new SchemaAndName(constraint.model().model().schema(), constraint.name()))) {
            group.forEach(constraint -> refuse(constraint, "global for primary key, indexes and unique constraints"));
        }
    }

    private void refuseSharedInModel(List<Constraint> constraints) {
        for (List<Constraint> group : groups(
                constraints, constraint -> new ModelAndName(constraint.model().name(), constraint.name()))) {
            if (group.stream().anyMatch(Constraint::isForeignKey)) {
                group.forEach(constraint -> refuse(
                        constraint,
                        "on model `" + constraint.model().name()
                                + "` for primary key, indexes, unique constraints and foreign keys"));
            }
        }
    }

    private void refuse(Constraint constraint, String namespace) {
        findings.error(
                "The given constraint name `" + constraint.name() + "` has to be unique in the following namespace: "
                        + namespace + ". Please provide a different name using the `map` argument.",
                constraint.place());
    }

    private static Collection<List<Constraint>> groups(
            List<Constraint> constraints, Function<Constraint, Object> namespace) {
        return constraints.stream()
                .collect(Collectors.groupingBy(namespace, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(group -> group.size() > 1)
                .toList();
    }

    private static Constraint constraint(ModelDraft model, Key key) {
        String table = model.model().tableName();
        List<String> columns = model.columns(key.fieldNames());
        String name = key.definition().mappedName().orElseGet(() -> switch (key.kind()) {
            case ID -> ConstraintNames.primaryKey(table);
            case UNIQUE -> ConstraintNames.unique(table, columns);
            case INDEX -> ConstraintNames.index(table, columns);
        });
        return new Constraint(name, model, key.placeOf("map"), false);
    }

    private static Constraint foreignKey(ModelDraft model, RelationField forward) {
        String name = forward.mappedName()
                .orElseGet(() ->
                        ConstraintNames.foreignKey(model.model().tableName(), model.columns(forward.fieldNames())));
        return new Constraint(name, model, forward.mapPlace(), true);
    }
}
