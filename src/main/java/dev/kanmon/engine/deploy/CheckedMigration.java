package dev.kanmon.engine.deploy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.ScriptProblem;
import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Segments;
import java.util.ArrayList;
import java.util.List;

/**
 * A migration whose script can be run as far as that can be said without running it.
 *
 * @param name the migration's name
 * @param checksum of its script, for the history
 * @param script its statements
 * @param segments what is committed together; none for a script without statements
 */
public record CheckedMigration(String name, String checksum, Script script, List<Segment> segments) {

    /**
     * Reads all scripts before the first one runs, so that a mistake in the last does not leave half of them applied.
     *
     * @throws ProblemException P3015 for a missing file, else the first problem's code, with all problems in the message
     */
    static List<CheckedMigration> check(List<Migration> migrations) {
        List<CheckedMigration> checked = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        List<ProblemCode> codes = new ArrayList<>();
        for (Migration migration : migrations) {
            Script script = Script.parse(text(migration));
            for (ScriptProblem problem : script.problems()) {
                complaints.add(migration.name() + ", line " + problem.line() + ": " + problem.message());
                codes.add(problem.code());
            }
            if (complaints.isEmpty()) {
                checked.add(of(migration, script));
            }
        }
        if (!complaints.isEmpty()) {
            throw ProblemException.invalidInput(
                    codes.get(0), String.join("\n", complaints), "Mend the script; nothing was applied.");
        }
        return checked;
    }

    /** Whether it runs whole in one transaction, together with its history row. */
    boolean isTransactional() {
        return segments.isEmpty() || segments.size() == 1 && segments.get(0) instanceof Segment.Transactional;
    }

    /** The transaction that a transactional one is; an empty one for a script without statements. */
    Segment.Transactional onlySegment() {
        return segments.isEmpty()
                ? new Segment.Transactional(List.of(), Segment.Transactional.BEGIN, false)
                : (Segment.Transactional) segments.get(0);
    }

    /** Statements of all segments. */
    int statementCount() {
        return segments.stream()
                .mapToInt(segment -> segment.statements().size())
                .sum();
    }

    static CheckedMigration of(Migration migration, Script script) {
        return new CheckedMigration(migration.name(), migration.checksum().orElseThrow(), script, Segments.of(script));
    }

    /** @throws ProblemException P3015 where its file is missing */
    static String text(Migration migration) {
        return migration
                .script()
                .orElseThrow(() -> ProblemException.invalidInput(
                        ProblemCode.MISSING_MIGRATION_FILE,
                        "The migration `" + migration.name() + "` has no migration.sql.",
                        "Delete the directory or restore the migration file."));
    }
}
