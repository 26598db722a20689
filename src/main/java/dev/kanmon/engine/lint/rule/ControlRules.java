package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.Found;
import dev.kanmon.engine.lint.LintedMigration;
import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.LintedStatement.Origin;
import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.parse.Node;
import dev.kanmon.engine.sql.StatementKind;
import dev.kanmon.engine.sql.StatementKinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** BEGIN, COMMIT and what does not go between them. A run commits a script as a whole where it has none of its own. */
final class ControlRules {

    private ControlRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule.OfFile(new RuleInfo(
                        "tx/begin-without-commit",
                        Severity.ERROR,
                        Weight.FIXED,
                        "BEGIN without COMMIT",
                        "Nothing behind the BEGIN would be kept, so Kanmon refuses the script.",
                        List.of("squawk ban-uncommitted-transaction"))),
                new Rule.OfFile(new RuleInfo(
                        "tx/refused-control",
                        Severity.ERROR,
                        Weight.FIXED,
                        "ROLLBACK without BEGIN, AND CHAIN, PREPARE TRANSACTION",
                        "They would undo, or leave hanging, what a run has to commit, so Kanmon refuses the script.",
                        List.of())),
                new Rule.OfStatement(
                        new RuleInfo(
                                "tx/concurrently-in-transaction",
                                Severity.ERROR,
                                Weight.FIXED,
                                "A statement inside of BEGIN … COMMIT, or of a body, that the server runs outside only",
                                "The server refuses it with SQLSTATE 25001. Outside of an explicit BEGIN, Kanmon runs such a"
                                        + " statement by itself.",
                                List.of(
                                        "squawk ban-concurrent-index-creation-in-transaction",
                                        "atlas PG103",
                                        "strong_migrations disable_ddl_transaction")),
                        Set.of(),
                        ControlRules::refusedInTransaction),
                new Rule.OfMigration(
                        new RuleInfo(
                                "tx/commit-inside",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A COMMIT or BEGIN in the middle of a script",
                                "The script is committed in pieces: when a later piece fails, the earlier ones stay.",
                                List.of("squawk transaction-nesting")),
                        ControlRules::commitInside),
                new Rule.OfMigration(
                        new RuleInfo(
                                "tx/nested-begin",
                                Severity.WARNING,
                                Weight.FIXED,
                                "A BEGIN inside of another",
                                "There are no transactions within transactions: the first COMMIT ends both.",
                                List.of("squawk transaction-nesting")),
                        ControlRules::nestedBegin));
    }

    private static List<Found> refusedInTransaction(LintedStatement statement) {
        boolean inBody = statement.origin() == Origin.DO_BLOCK || statement.origin() == Origin.CALLED_FUNCTION;
        boolean inBlock =
                statement.origin() == Origin.SCRIPT && statement.transaction().inTransaction();
        if (!(inBody || inBlock) || StatementKinds.of(statement.text()) != StatementKind.REFUSES_TRANSACTION) {
            return List.of();
        }
        String what = inBody ? "A body always runs inside of a transaction" : "This stands between BEGIN and COMMIT";
        return List.of(Found.of(
                        firstWords(statement.text()),
                        what
                                + ", where the server refuses it with SQLSTATE 25001; let it stand by itself in the script.")
                .safer("COMMIT;\n" + statement.text() + ";\nBEGIN;"));
    }

    private static List<Found> commitInside(LintedMigration migration) {
        List<LintedStatement> statements = ofScript(migration);
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < statements.size(); i++) {
            boolean endsEarly = isKind(statements.get(i), "TRANS_STMT_COMMIT") && i < statements.size() - 1;
            if (endsEarly) {
                found.add(Found.of(
                                "COMMIT",
                                "What stands before this COMMIT stays when something behind it fails, so the migration is"
                                        + " then half done.")
                        .atStatement(statements.get(i).index()));
            }
        }
        return found;
    }

    private static List<Found> nestedBegin(LintedMigration migration) {
        List<Found> found = new ArrayList<>();
        boolean open = false;
        for (LintedStatement statement : ofScript(migration)) {
            boolean begins = isKind(statement, "TRANS_STMT_BEGIN") || isKind(statement, "TRANS_STMT_START");
            if (begins && open) {
                found.add(Found.of("BEGIN", "This BEGIN stands inside of another, and does nothing but warn.")
                        .atStatement(statement.index()));
            }
            open = begins
                    || open && !isKind(statement, "TRANS_STMT_COMMIT") && !isKind(statement, "TRANS_STMT_ROLLBACK");
        }
        return found;
    }

    private static List<LintedStatement> ofScript(LintedMigration migration) {
        return migration.statements().stream()
                .filter(statement -> statement.origin() == Origin.SCRIPT)
                .toList();
    }

    private static boolean isKind(LintedStatement statement, String kind) {
        Node node = statement.node();
        return node.is("TransactionStmt") && node.text("kind").equals(kind);
    }

    private static String firstWords(String text) {
        String[] words = text.strip().split("\\s+");
        return String.join(" ", List.of(words).subList(0, Math.min(3, words.length)));
    }
}
