package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintedStatement.Transaction;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Segments;
import dev.kanmon.engine.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells of each statement of a script how a run commits it, and what came before it in the same transaction. */
final class Transactions {

    private static final int NONE = -1;

    private final List<Segment> segments;
    private final Map<Integer, Integer> segmentByOffset = new HashMap<>();
    private final Map<Integer, List<LintedStatement>> statementsBySegment = new HashMap<>();

    Transactions(Script script) {
        segments = Segments.of(script);
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

    void add(LintedStatement statement) {
        soFar(statement.transaction().segment()).add(statement);
    }

    private List<LintedStatement> soFar(int segment) {
        return statementsBySegment.computeIfAbsent(segment, none -> new ArrayList<>());
    }
}
