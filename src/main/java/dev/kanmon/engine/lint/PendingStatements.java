package dev.kanmon.engine.lint;

/** Is shown every statement of the pending migrations, those in DO blocks and called functions included. */
@FunctionalInterface
public interface PendingStatements {

    /** For those who only want the findings. */
    PendingStatements NOT_WANTED = (place, statement) -> {};

    /**
     * @param place where it stands
     * @param statement with the schema as it is just before it
     */
    void show(Finding.Place place, LintedStatement statement);
}
