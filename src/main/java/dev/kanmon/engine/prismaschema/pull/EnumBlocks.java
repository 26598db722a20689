package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import java.util.ArrayList;
import java.util.List;

/** Writes enums. */
final class EnumBlocks {

    private static final String COMMENTED =
            "This enum is commented in the database, and requires an additional setup for"
                    + " migrations: Read more: https://pris.ly/d/database-comments";

    private final SchemaNames names;
    private final WrittenSchema written;

    EnumBlocks(SchemaNames names, WrittenSchema written) {
        this.names = names;
        this.written = written;
    }

    PulledBlock of(SqlEnum type) {
        Identifier name = names.enumType(type.name());
        List<String> attributes = new ArrayList<>();
        name.mapped().ifPresent(mapped -> attributes.add("@@map(" + Literal.text(mapped) + ")"));
        if (!written.namespaces().isEmpty()) {
            attributes.add("@@schema(" + Literal.text(type.name().namespace().orElseThrow()) + ")");
        }
        return new PulledBlock(
                "enum",
                name.text(),
                type.commented() ? List.of(COMMENTED) : List.of(),
                type.values().stream().map(value -> value(type, value)).toList(),
                attributes,
                false);
    }

    private PulledField value(SqlEnum type, String value) {
        Identifier name = names.value(type, value);
        List<String> attributes = name.mapped().map(mapped -> "@map(" + Literal.text(mapped) + ")").stream()
                .toList();
        return new PulledField(name.shown(), "", attributes, "", name.isUnusable());
    }
}
