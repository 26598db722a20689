package dev.kanmon.engine.prismaschema.model;

import java.util.List;
import java.util.Optional;

/**
 * A checked schema.
 *
 * @param datasource the one that it is for
 * @param models that have a table, ignored ones included, in the order of their declaration
 * @param enums in the order of their declaration
 * @param relations each once
 * @param viewNames what is declared as a view and means nothing here
 */
public record DataModel(
        Datasource datasource,
        List<Model> models,
        List<EnumType> enums,
        List<Relation> relations,
        List<String> viewNames) {

    public DataModel {
        models = List.copyOf(models);
        enums = List.copyOf(enums);
        relations = List.copyOf(relations);
        viewNames = List.copyOf(viewNames);
    }

    public Optional<Model> model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }

    public Optional<EnumType> enumType(String name) {
        return enums.stream().filter(type -> type.name().equals(name)).findFirst();
    }
}
