package dev.kanmon.engine.prismaschema.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Several relation fields of one model that lead to the same model need names that tell them apart.
 *
 * <p>Source: psl-core/src/validate/validation_pipeline/validations/relation_fields.rs.
 */
final class RelationNameChecks {

    private final Findings findings;

    RelationNameChecks(Findings findings) {
        this.findings = findings;
    }

    /** @return whether all fields of all models can be told apart */
    boolean check(List<ModelDraft> models) {
        boolean clear = true;
        for (ModelDraft model : models) {
            for (List<RelationField> fields : sharingTargetAndName(model)) {
                Optional<String> ambiguity = ambiguity(fields);
                ambiguity.ifPresent(
                        message -> findings.error(message, fields.get(0).place()));
                clear &= ambiguity.isEmpty();
            }
        }
        return clear;
    }

    private record TargetAndName(String target, Optional<String> name) {}

    private static Iterable<List<RelationField>> sharingTargetAndName(ModelDraft model) {
        Map<TargetAndName, List<RelationField>> groups = model.relationFields().stream()
                .collect(Collectors.groupingBy(
                        field -> new TargetAndName(field.target(), field.relationName()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return groups.values();
    }

    private static Optional<String> ambiguity(List<RelationField> fields) {
        RelationField first = fields.get(0);
        boolean named = first.relationName().isPresent();
        int most = first.isOfSelfRelation() && named ? 2 : 1;
        if (fields.size() <= most) {
            return Optional.empty();
        }
        String which = "The fields " + words(fields) + " in model `" + first.model() + "` ";
        return Optional.of(first.isOfSelfRelation() ? ofSelf(first, fields.size(), which) : ofTwo(first, which));
    }

    private static String ofSelf(RelationField first, int count, String which) {
        if (first.relationName().isPresent()) {
            return "Wrongly named self relation detected. " + which
                    + "have the same relation name. At most two relation fields can belong to the same relation and "
                    + "therefore have the same name. Please assign a different relation name to one of them.";
        }
        return count == 2
                ? "Ambiguous self relation detected. " + which + "both refer to `" + first.target()
                        + "`. If they are part of the same relation add the same relation name for them with "
                        + "`@relation(<name>)`."
                : "Unnamed self relation detected. " + which
                        + "have no relation name. Please provide a relation name for one of them by adding "
                        + "`@relation(<name>)`.";
    }

    private static String ofTwo(RelationField first, String which) {
        return first.relationName().isPresent()
                ? "Wrongly named relation detected. " + which
                        + "both use the same relation name. Please provide different relation names for them through "
                        + "`@relation(<name>)`."
                : "Ambiguous relation detected. " + which + "both refer to `" + first.target()
                        + "`. Please provide different relation names for them by adding `@relation(<name>)`.";
    }

    private static String words(List<RelationField> fields) {
        List<String> names =
                fields.stream().map(field -> "`" + field.name() + "`").toList();
        int last = names.size() - 1;
        return String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
