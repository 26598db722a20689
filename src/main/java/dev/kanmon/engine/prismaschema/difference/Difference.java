package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.util.ArrayList;
import java.util.List;

/**
 * The difference between two schemas.
 *
 * @param steps in the order in which they run; none where nothing differs
 */
public record Difference(SqlSchema from, SqlSchema to, List<Step> steps) {

    public Difference {
        steps = List.copyOf(steps);
    }

    /** As Prisma sees it: what is renamed is dropped and added. */
    public static Difference between(SqlSchema from, SqlSchema to) {
        return between(from, to, List.of());
    }

    /**
     * @param renames what a person said was renamed; each is a step of its own, and what it renames is no drop or add
     * @throws dev.kanmon.engine.ProblemException where one names what is not there, or what stays
     */
    public static Difference between(SqlSchema from, SqlSchema to, List<Rename> renames) {
        Renames done = new Renames(from, to, renames);
        List<Step> steps = new ArrayList<>(done.steps());
        steps.addAll(new StepSequence(new SchemaPair(done.renamed(), to)).steps());
        return new Difference(from, to, steps);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /**
     * Pairs of a drop and an add that may have been meant as a rename, the likelier first; nothing is in two of them.
     * Where a table is among them, the difference with that rename may have more: of its columns.
     */
    public List<Rename> renameCandidates() {
        return new RenameCandidates(this).likelierFirst();
    }
}
