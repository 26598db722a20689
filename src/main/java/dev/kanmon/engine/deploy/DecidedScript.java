package dev.kanmon.engine.deploy;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * A script that a person decided to run before a migration is marked, as far as it can be found fit without running it.
 *
 * @param migration the one to be marked
 * @param digest {@link Document#digestOf} of its text
 * @param decision names the decision; empty for a script that runs in one transaction with the mark, and needs none
 * @param checked its statements
 */
public record DecidedScript(String migration, String digest, Optional<String> decision, CheckedMigration checked) {

    /** What it is called in messages. */
    private static final String NAME = "the script";

    /**
     * @param decision may be empty
     * @throws ProblemException where it cannot be run once, and only once: scripts that no migration could have either;
     *     transactions of its own; statements that refuse a transaction, where no decision is named
     */
    public static DecidedScript check(String migration, String text, Optional<String> decision) {
        CheckedMigration checked = CheckedMigration.check(List.of(new Migration(NAME, Optional.of(text))))
                .get(0);
        requireNoTransactionControl(checked);
        if (!checked.isTransactional() && decision.isEmpty()) {
            throw ProblemException.invalidInput(
                    ProblemCode.TRANSACTION_CONTROL,
                    "The script has statements that refuse a transaction, so script and mark cannot commit together.",
                    "Name the decision with --decision; Kanmon then keeps in the database how far the script has come.");
        }
        return new DecidedScript(migration, Document.digestOf(text), decision, checked);
    }

    private static void requireNoTransactionControl(CheckedMigration checked) {
        for (Statement statement : checked.script().statements()) {
            switch (statement.kind()) {
                case BEGIN, COMMIT, ROLLBACK ->
                    throw ProblemException.invalidInput(
                            ProblemCode.TRANSACTION_CONTROL,
                            NAME + ", line " + statement.line()
                                    + ": A script that runs with its mark begins and ends no transaction by itself.",
                            "Remove it: all of the script runs in one transaction where its statements admit that.");
                case CHAIN,
                        PREPARE_TRANSACTION,
                        ORDINARY,
                        REFUSES_TRANSACTION,
                        MAY_REFUSE_TRANSACTION,
                        COPY_FROM_STDIN -> {
                    // found unfit before, or fine
                }
            }
        }
    }
}
