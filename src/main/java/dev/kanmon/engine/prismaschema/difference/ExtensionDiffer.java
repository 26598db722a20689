package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.AlterExtension;
import dev.kanmon.engine.prismaschema.difference.Step.CreateExtension;
import dev.kanmon.engine.prismaschema.difference.Step.DropExtension;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Extension;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a schema file asks of extensions. One that it does not name stays: others may need it, and a database has some
 * that no file names.
 */
final class ExtensionDiffer {

    private final SqlSchema from;
    private final SqlSchema to;

    ExtensionDiffer(SqlSchema from, SqlSchema to) {
        this.from = from;
        this.to = to;
    }

    /** First what goes, then what comes, then what changes in place. */
    List<Step> steps() {
        if (!(to.origin() instanceof Origin.SchemaFile)) {
            return List.of();
        }
        List<Step> dropped = new ArrayList<>();
        List<Step> created = new ArrayList<>();
        List<Step> altered = new ArrayList<>();
        for (Extension wanted : to.extensions()) {
            Optional<Extension> present = present(wanted.name());
            if (present.isEmpty()) {
                created.add(new CreateExtension(wanted));
            } else if (!agree(present.get(), wanted)) {
                if (present.get().relocatable()) {
                    altered.add(new AlterExtension(present.get(), wanted));
                } else {
                    dropped.add(new DropExtension(present.get()));
                    created.add(new CreateExtension(wanted));
                }
            }
        }
        List<Step> steps = new ArrayList<>(dropped);
        steps.addAll(created);
        steps.addAll(altered);
        return steps;
    }

    private Optional<Extension> present(String name) {
        return from.extensions().stream()
                .filter(extension -> extension.name().equals(name))
                .findFirst();
    }

    /** What one side leaves open is no difference. */
    private static boolean agree(Extension present, Extension wanted) {
        return agree(present.version(), wanted.version()) && agree(present.schema(), wanted.schema());
    }

    private static boolean agree(Optional<String> present, Optional<String> wanted) {
        return present.isEmpty() || wanted.isEmpty() || present.equals(wanted);
    }
}
