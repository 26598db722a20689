package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import java.util.List;

/** What only the target and the rehearsal can tell; lint's own rules are in {@code engine.lint.rule}. */
public final class PlanRules {

    static final RuleInfo MISSING_RIGHT = rule(
            "plan/missing-right",
            Severity.ERROR,
            "The role lacks a right that a statement needs",
            "The statement will be refused, and the migration fails.");

    static final RuleInfo DATA_IN_THE_WAY = rule(
            "plan/data-in-the-way",
            Severity.ERROR,
            "Existing rows violate what a statement demands",
            "The statement will fail on these rows. Mend them first.");

    static final RuleInfo OBJECT_EXISTS = rule(
            "plan/object-exists",
            Severity.ERROR,
            "The target has an object that a migration makes",
            "Somebody made it by hand, and the statement fails. Mark the migration as applied if all of it is there,"
                    + " or bring the target back to its history first.");

    static final RuleInfo LONG_TRANSACTION = rule(
            "plan/long-transaction",
            Severity.WARNING,
            "A transaction has been open for long, and a statement needs a strong lock",
            "The statement waits behind it, and everybody else behind the statement, until lock_timeout ends the wait.");

    static final RuleInfo FEW_CONNECTIONS = rule(
            "plan/few-connections",
            Severity.WARNING,
            "The server has hardly any free connections",
            "Queries that queue behind a lock keep their connections, and then nobody gets one.");

    static final RuleInfo UNFORESEEN = rule(
            "rehearsal/unforeseen",
            Severity.ERROR,
            "The rehearsal saw a statement do more than its text tells",
            "What it locks, or writes anew, was hidden from lint: in a DO block, a function, a trigger.");

    static final RuleInfo NOT_REHEARSED = rule(
            "rehearsal/not-rehearsed",
            Severity.INFO,
            "A statement, or the whole plan, could not be rehearsed",
            "Whether it works is only seen on the target.");

    static final RuleInfo OTHER_VERSION = rule(
            "rehearsal/other-version",
            Severity.INFO,
            "The shadow is of another major version than the target",
            "A statement may behave differently there.");

    static final RuleInfo DOWN_DOES_NOT_UNDO = rule(
            "plan/down-does-not-undo",
            Severity.WARNING,
            "A migration and its down script do not give the schema before",
            "Who rolls back with it gets a schema that no migration knows. Data that the migration or the down script drops"
                    + " come back in no case.");

    static final RuleInfo DOWN_FAILS = rule(
            "plan/down-fails",
            Severity.ERROR,
            "A down script fails",
            "It is needed when something has gone wrong already, and will not work then.");

    static final RuleInfo DOWN_NOT_CHECKED = rule(
            "plan/down-not-checked",
            Severity.INFO,
            "A down script could not be tried",
            "Whether it works is only seen when it is needed.");

    static final RuleInfo ROWS_NOT_COPIED = rule(
            "plan/rows-not-copied",
            Severity.WARNING,
            "Rows are changed of which no copy is taken",
            "Copies of rows were asked for, and these rows cannot be put back from one. Take another backup of them.");

    private PlanRules() {}

    public static List<RuleInfo> all() {
        return List.of(
                MISSING_RIGHT,
                DATA_IN_THE_WAY,
                OBJECT_EXISTS,
                LONG_TRANSACTION,
                FEW_CONNECTIONS,
                DOWN_DOES_NOT_UNDO,
                DOWN_FAILS,
                DOWN_NOT_CHECKED,
                ROWS_NOT_COPIED,
                UNFORESEEN,
                NOT_REHEARSED,
                OTHER_VERSION);
    }

    private static RuleInfo rule(String id, Severity severity, String title, String why) {
        return new RuleInfo(id, severity, Weight.FIXED, title, why, List.of());
    }
}
