package dev.kanmon.engine.develop;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.script.Summary;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.source.Migration;
import java.util.List;
import java.util.Optional;

/** Makes the next migration of a difference, and proves on the stage, before it is written, that it leads where it should. */
final class NextMigration {

    private static final String EMPTY = "-- This is an empty migration.";

    private final Stage stage;
    private final List<String> namespaces;

    /** @param stage has what the migration builds on */
    NextMigration(Stage stage, List<String> namespaces) {
        this.stage = stage;
        this.namespaces = namespaces;
    }

    /**
     * @param name of its folder
     * @throws ProblemException K5023 where it does not run, or does not make what is wanted
     */
    NewMigration make(String name, RenameSearch.Found found, boolean withDown) {
        Difference difference = found.difference();
        NewMigration migration = new NewMigration(
                name,
                script(difference),
                withDown ? Optional.of(DownScript.of(name, difference, found.renames())) : Optional.empty());
        prove("The new migration", new Migration(name, Optional.of(migration.script())), difference.to());
        migration
                .down()
                .ifPresent(down ->
                        prove("The down script", new Migration(name + " down", Optional.of(down)), difference.from()));
        return migration;
    }

    /** Unlike {@code migrate diff}, Prisma ends an empty draft without a line feed ({@code createMigration}). */
    private static String script(Difference difference) {
        return difference.isEmpty() ? EMPTY : MigrationScript.withWarnings(difference);
    }

    private void prove(String called, Migration migration, SqlSchema wanted) {
        stage.tryOut(called, migration);
        Difference left = Difference.between(stage.describe(namespaces), wanted);
        if (!left.isEmpty()) {
            throw new ProblemException(new Problem(
                    ProblemCode.MIGRATION_NOT_PROVEN,
                    ExitCode.REHEARSAL_FAILED,
                    called + " was tried on the shadow database, and this is still to be done after it:\n\n"
                            + Summary.of(left),
                    "Nothing was written and nothing was changed. Please report it with the schema file; until then write"
                            + " the migration by hand, with --create-only."));
        }
    }
}
