package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.derive.SchemaDeriver;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Those sides of a comparison that are schema files, read and without errors.
 *
 * @param models by their side
 */
record ReadSchemas(Map<Side.PrismaSchema, ModelReader.Result> models) {

    /** @throws dev.kanmon.engine.ProblemException K5001 with the errors of the first that has some */
    static ReadSchemas of(Side from, Side to) {
        Map<Side.PrismaSchema, ModelReader.Result> models = new LinkedHashMap<>();
        Stream.of(from, to)
                .filter(Side.PrismaSchema.class::isInstance)
                .map(Side.PrismaSchema.class::cast)
                .forEach(side -> models.computeIfAbsent(side, read -> ModelReader.read(read.files())));
        return new ReadSchemas(models);
    }

    SqlSchema schema(Side.PrismaSchema side) {
        return SchemaDeriver.derive(models.get(side).model());
    }

    /** The database schemas that any of them names; none where they leave it to the connection. */
    List<String> namespaces() {
        return models.values().stream()
                .flatMap(read -> read.model().datasource().schemas().stream())
                .distinct()
                .toList();
    }

    List<SchemaProblem> warnings() {
        return models.values().stream()
                .flatMap(read -> read.problems().warnings().stream())
                .distinct()
                .toList();
    }
}
