package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.ModelDraft.Key;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import java.util.stream.Collectors;

/** Every model needs fields that tell its rows apart. */
final class UniqueCriteriaChecks {

    private final Findings findings;

    UniqueCriteriaChecks(Findings findings) {
        this.findings = findings;
    }

    void check(ModelDraft model) {
        boolean isFine = model.model().ignored()
                || model.uniqueKeys().stream().anyMatch(key -> tellsRowsApart(model.model(), key));
        if (!isFine) {
            findings.error(
                    "Each model must have at least one unique criteria that has only required fields. Either mark a "
                            + "single field with `@id`, `@unique` or add a multi field criterion with `@@id([])` or "
                            + "`@@unique([])` to the model." + notConsidered(model),
                    model.place());
        }
    }

    private static boolean tellsRowsApart(Model model, Key key) {
        return key.fieldNames().stream()
                .flatMap(name -> model.field(name).stream())
                .allMatch(field -> field.arity() == Arity.REQUIRED && !(field.type() instanceof FieldType.Unsupported));
    }

    private static String notConsidered(ModelDraft model) {
        if (model.uniqueKeys().isEmpty()) {
            return "";
        }
        return model.uniqueKeys().stream()
                .map(key -> String.join(", ", key.fieldNames()))
                .collect(Collectors.joining(
                        "; ",
                        " The following unique criterias were not considered as they contain fields that are not "
                                + "required: ",
                        "."));
    }
}
