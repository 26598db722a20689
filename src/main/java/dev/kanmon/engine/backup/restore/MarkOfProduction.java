package dev.kanmon.engine.backup.restore;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.environment.ProductionMark;
import dev.kanmon.engine.session.Session;

/**
 * Carries the mark of production over what a restore replaces: a backup may be older than the mark, and in a new database the
 * mark of the old one does not count.
 *
 * @param isThere whether the database has it before the restore
 */
record MarkOfProduction(boolean isThere) {

    static MarkOfProduction of(Session before) {
        return new MarkOfProduction(ProductionMark.isLeft(before));
    }

    /**
     * @param restored the database's content after the restore, before anybody else sees it
     * @throws dev.kanmon.engine.ProblemException where it cannot be left; the restore then has to be undone
     */
    void leaveIn(Session restored) {
        if (!isThere) {
            return;
        }
        ProductionMark.leave(restored, Environment.Production).ifPresent(why -> {
            throw RestoreProblems.inTheWay(
                    "The database was marked as production, and the restored one cannot be: " + why,
                    "Let the role create tables in the schema of the URL.");
        });
    }
}
