package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Attribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names of tables, columns and enum types: each once in its place in the database. */
final class DatabaseNameChecks {

    private record InSchema(Optional<String> schema, String name) {}

    private final Findings findings;

    DatabaseNameChecks(Findings findings) {
        this.findings = findings;
    }

    /** @return whether each model has a table of its own */
    boolean check(List<ModelDraft> models, List<EnumType> enums) {
        models.forEach(draft -> checkColumns(draft.model()));
        checkEnums(enums, models);
        return checkTables(models);
    }

    private boolean checkTables(List<ModelDraft> models) {
        Map<InSchema, ModelDraft> tables = new HashMap<>();
        for (ModelDraft draft : models) {
            Model model = draft.model();
            ModelDraft existing = tables.putIfAbsent(new InSchema(model.schema(), model.tableName()), draft);
            if (existing != null) {
                refuseTable(draft, existing);
            }
        }
        return tables.size() == models.size();
    }

    /** The place is the {@code @@map} that makes them alike; one of the two has it. */
    private void refuseTable(ModelDraft later, ModelDraft earlier) {
        boolean isMapped = !later.model().tableName().equals(later.name());
        ModelDraft offender = isMapped ? later : earlier;
        ModelDraft other = isMapped ? earlier : later;
        findings.error(
                "The model with database name \"" + offender.model().tableName()
                        + "\" could not be defined because another model with this name exists: \"" + other.name()
                        + "\"",
                offender.declaration().attributes().stream()
                        .filter(attribute -> attribute.name().text().equals("map"))
                        .map(Attribute::place)
                        .findFirst()
                        .orElse(offender.place()));
    }

    private void checkColumns(Model model) {
        Map<String, ScalarField> columns = new HashMap<>();
        for (ScalarField field : model.fields()) {
            ScalarField existing = columns.putIfAbsent(field.columnName(), field);
            if (existing != null) {
                boolean isMapped = !field.columnName().equals(field.name());
                ScalarField offender = isMapped ? field : existing;
                ScalarField other = isMapped ? existing : field;
                findings.error(
                        "Field \"" + offender.name() + "\" cannot have the column \"" + field.columnName()
                                + "\" of model \"" + model.name() + "\": field \"" + other.name() + "\" has it.",
                        offender.place());
            }
        }
    }

    private void checkEnums(List<EnumType> enums, List<ModelDraft> models) {
        Map<InSchema, String> types = new HashMap<>();
        models.forEach(model ->
                types.put(new InSchema(model.model().schema(), model.model().tableName()), "model \"" + model.name()));
        for (EnumType type : enums) {
            String existing =
                    types.putIfAbsent(new InSchema(type.schema(), type.databaseName()), "enum \"" + type.name());
            if (existing != null) {
                findings.error(
                        "The type of this enum is called \"" + type.databaseName()
                                + "\" in the database, and so is that " + "of " + existing + "\".",
                        type.place());
            }
            checkValues(type);
        }
    }

    private void checkValues(EnumType type) {
        List<String> names =
                type.values().stream().map(EnumType.Value::databaseName).toList();
        FieldReferences.repeated(names)
                .ifPresent(name -> findings.error(
                        "Two values of enum \"" + type.name() + "\" are called \"" + name + "\" in the database.",
                        type.place()));
    }
}
