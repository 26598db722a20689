package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the models of tables. */
final class ModelBlocks {

    private final SchemaNames names;
    private final WrittenSchema written;
    private final ScalarFields scalars;
    private final RelationFields relations;
    private final Keys keys;
    private final IgnoredModels ignored;

    ModelBlocks(
            SchemaNames names,
            WrittenSchema written,
            ScalarFields scalars,
            RelationFields relations,
            Keys keys,
            IgnoredModels ignored) {
        this.names = names;
        this.written = written;
        this.scalars = scalars;
        this.relations = relations;
        this.keys = keys;
        this.ignored = ignored;
    }

    PulledBlock of(Table table) {
        Identifier name = names.model(table.name());
        return new PulledBlock(
                "model",
                name.text(),
                ModelRemarks.of(table, name, ignored.isWritten(table)),
                fields(table),
                attributes(table, name),
                table.columns().isEmpty());
    }

    /** Where the client keeps relations whole, they are what the file says, and no others. */
    private List<PulledField> fields(Table table) {
        List<PulledField> columns = scalars.of(table);
        if (written.relationsAreTheClients()) {
            return columns;
        }
        Set<String> taken = columns.stream().map(PulledField::name).collect(Collectors.toSet());
        return Stream.concat(
                        columns.stream(), relations.of(table).stream().map(field -> renamedWhereTaken(field, taken)))
                .toList();
    }

    /** Prisma leaves it to the person to rename one of two fields of a name; here the file can be read at once. */
    private static PulledField renamedWhereTaken(PulledField field, Set<String> taken) {
        String name = field.name();
        while (!taken.add(name)) {
            name += "_rel";
        }
        return new PulledField(name, field.type(), field.attributes(), field.remark(), field.commentedOut());
    }

    private List<String> attributes(Table table, Identifier name) {
        List<String> attributes = new ArrayList<>(keys.blockAttributes(table));
        name.mapped().ifPresent(mapped -> attributes.add("@@map(" + Literal.text(mapped) + ")"));
        if (ignored.contains(table)) {
            attributes.add("@@ignore");
        }
        if (!written.namespaces().isEmpty()) {
            attributes.add("@@schema(" + Literal.text(table.name().namespace().orElseThrow()) + ")");
        }
        return attributes;
    }
}
