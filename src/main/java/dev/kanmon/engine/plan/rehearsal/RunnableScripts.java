package dev.kanmon.engine.plan.rehearsal;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.ScriptProblem;
import java.util.List;

/** Refuses migrations that cannot be replayed, before any of them is. */
public final class RunnableScripts {

    private RunnableScripts() {}

    /**
     * @param hint what to do about a script that cannot be run as it stands, and what was not done because of it
     * @throws ProblemException P3015 for a migration without a script, K3001 to K3007 for what cannot be run as it stands
     */
    public static void require(List<Migration> migrations, String hint) {
        migrations.forEach(migration -> require(migration, hint));
    }

    private static void require(Migration migration, String hint) {
        String text = migration
                .script()
                .orElseThrow(() -> ProblemException.invalidInput(
                        ProblemCode.MISSING_MIGRATION_FILE,
                        "The migration `" + migration.name() + "` has no migration.sql.",
                        "Delete the directory or restore the migration file."));
        List<ScriptProblem> problems = Script.parse(text).problems();
        if (!problems.isEmpty()) {
            ScriptProblem first = problems.get(0);
            throw ProblemException.invalidInput(
                    first.code(), migration.name() + ", line " + first.line() + ": " + first.message(), hint);
        }
    }
}
