package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Step.AlterExtension;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Extension;
import dev.kanmon.engine.session.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes extensions. */
final class ExtensionWriter {

    private ExtensionWriter() {}

    static String create(Extension extension) {
        String schema = extension
                .schema()
                .map(name -> " SCHEMA " + Sql.identifier(name))
                .orElse("");
        String version = extension
                .version()
                .map(name -> " VERSION " + Sql.identifier(name))
                .orElse("");
        String with = schema.isEmpty() && version.isEmpty() ? "" : " WITH";
        return "CREATE EXTENSION IF NOT EXISTS " + Sql.identifier(extension.name()) + with + schema + version;
    }

    static String drop(Extension extension) {
        return "DROP EXTENSION " + Sql.identifier(extension.name());
    }

    static List<String> alter(AlterExtension step) {
        String prefix = "ALTER EXTENSION " + Sql.identifier(step.from().name());
        List<String> statements = new ArrayList<>();
        changed(step.from().version(), step.to().version())
                .ifPresent(version -> statements.add(prefix + " UPDATE TO " + Sql.identifier(version)));
        changed(step.from().schema(), step.to().schema())
                .ifPresent(schema -> statements.add(prefix + " SET SCHEMA " + Sql.identifier(schema)));
        return statements;
    }

    private static Optional<String> changed(Optional<String> from, Optional<String> to) {
        return to.filter(wanted -> from.isPresent() && !from.get().equals(wanted));
    }
}
