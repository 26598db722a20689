package dev.kanmon.engine.lint;

/**
 * One migration, as lint takes it.
 *
 * @param name the migration's name
 * @param text its script
 * @param standing whether the target has it already
 */
public record MigrationToLint(String name, String text, Standing standing) {

    /** How a migration of the source stands to the target's history. */
    public enum Standing {
        /** To be run: lint looks for what is wrong with it. */
        PENDING,
        /** Applied: it only tells what there is, and nothing is found in it. */
        APPLIED,
        /** Applied, but with another text than it has now. */
        EDITED
    }

    public MigrationToLint(String name, String text, boolean applied) {
        this(name, text, applied ? Standing.APPLIED : Standing.PENDING);
    }

    public boolean isPending() {
        return standing == Standing.PENDING;
    }
}
