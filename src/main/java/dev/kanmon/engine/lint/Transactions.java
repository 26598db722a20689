package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintedStatement.Transaction;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Segments;
import dev.kanmon.engine.sql.Statement;
import dev.kanmon.engine.sql.StatementKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Tells of each statement of a script how a run commits it, and what came before it in the same transaction. */
final class Transactions {

    private static final int NONE = -1;
    private static final Pattern ROLLBACK_TO = Pattern.compile("ROLLBACK\\b", Pattern.CASE_INSENSITIVE);

    private final boolean rollsBackToSavepoint;
    private final List<Segment> segments;
    private final Map<Integer, Integer> segmentByOffset = new HashMap<>();
    private final Map<Integer, List<LintedStatement>> statementsBySegment = new HashMap<>();

    Transactions(Script script) {
        segments = Segments.of(script);
        rollsBackToSavepoint = script.statements().stream().anyMatch(Transactions::isRollbackTo);
        for (int i = 0; i < segments.size(); i++) {
            for (Statement statement : segments.get(i).statements()) {
                segmentByOffset.put(statement.offset(), i);
            }
        }
    }

    Transaction of(Statement statement) {
        int segment = segmentByOffset.getOrDefault(statement.offset(), NONE);
        boolean inTransaction = segment != NONE && segments.get(segment) instanceof Segment.Transactional;
        return new Transaction(inTransaction, segment, new Prefix<>(soFar(segment)));
    }

    void add(Statement statement, LintedStatement linted) {
        soFar(segmentByOffset.getOrDefault(statement.offset(), NONE)).add(linted);
    }

    /** Whether what a statement does is there afterwards: false where the script rolls it back, or may do so. */
    boolean isKept(Statement statement) {
        int segment = segmentByOffset.getOrDefault(statement.offset(), NONE);
        boolean rolledBack = segment != NONE
                && segments.get(segment) instanceof Segment.Transactional transactional
                && transactional.rolledBack();
        return !rolledBack && !rollsBackToSavepoint;
    }

    private static boolean isRollbackTo(Statement statement) {
        return statement.kind() == StatementKind.ORDINARY
                && ROLLBACK_TO.matcher(statement.text()).lookingAt();
    }

    private List<LintedStatement> soFar(int segment) {
        return statementsBySegment.computeIfAbsent(segment, none -> new ArrayList<>());
    }
}
