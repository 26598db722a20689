package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.CreateNamespace;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Database schemas that are to be made. None is dropped: what else lies in it is not known. */
final class NamespaceDiffer {

    private final SchemaPair schemas;

    NamespaceDiffer(SchemaPair schemas) {
        this.schemas = schemas;
    }

    /** In the order of the schema that is wanted; only those that something is to lie in. */
    List<Step> steps() {
        Set<String> present = namespaces(schemas.from());
        Set<String> used = used();
        return namespaces(schemas.to()).stream()
                .filter(name -> !present.contains(name) && used.contains(name))
                .map(name -> (Step) new CreateNamespace(name))
                .toList();
    }

    private Set<String> namespaces(SqlSchema schema) {
        Set<String> names = new LinkedHashSet<>(schema.namespaces());
        if (schema.origin() instanceof Origin.SchemaFile) {
            names.add(schemas.connection().name());
        }
        return names;
    }

    private Set<String> used() {
        return Stream.concat(
                        schemas.tables().map(Table::name),
                        schemas.createdEnums().stream().map(SqlEnum::name))
                .map(schemas.connection()::namespaceOf)
                .collect(Collectors.toSet());
    }
}
