package dev.kanmon.engine.deploy;

import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Statement;
import java.util.List;

/**
 * One transaction for one round trip: statements of a script, as they stand in it, and the history's statements around
 * them. Knows which answer of the server belongs to what.
 */
final class ComposedText {

    private static final String COMMIT = "COMMIT";
    private static final String ROLLBACK = "ROLLBACK";
    private static final String SCRIPT_END = "\n;";

    private final Script script;
    private final List<Statement> statements;
    private final int opening;
    private final List<String> closing;
    private final int ownTransaction;
    private final String text;
    private final int scriptStart;

    private ComposedText(Script script, Segment.Transactional segment, List<String> opening, List<String> closing) {
        this.script = script;
        this.statements = segment.statements();
        this.opening = opening.size();
        this.closing = List.copyOf(closing);
        this.ownTransaction = segment.rolledBack() ? 2 : 0;
        StringBuilder composed = new StringBuilder(segment.begin()).append(';');
        opening.forEach(statement -> composed.append(statement).append(';'));
        this.scriptStart = composed.length();
        composed.append(script.text(), firstOffset(), lastOffset()).append(SCRIPT_END);
        if (segment.rolledBack()) {
            composed.append(ROLLBACK)
                    .append(';')
                    .append(Segment.Transactional.BEGIN)
                    .append(';');
        }
        closing.forEach(statement -> composed.append(statement).append(';'));
        this.text = composed.append(COMMIT).toString();
    }

    /**
     * @param closing statements to run after the segment's, in the same transaction; after a segment that rolls itself
     *     back, in one of their own
     */
    static ComposedText of(Script script, Segment.Transactional segment, List<String> closing) {
        return of(script, segment, List.of(), closing);
    }

    /**
     * The same with statements before the script.
     *
     * @param opening one statement each
     */
    static ComposedText of(Script script, Segment.Transactional segment, List<String> opening, List<String> closing) {
        return new ComposedText(script, segment, opening, closing);
    }

    String text() {
        return text;
    }

    Location locate(ServerError error) {
        if (error.position() > 0) {
            int offset = text.offsetByCodePoints(0, error.position() - 1) - scriptStart + firstOffset();
            // "Syntax error at end of input" points at what follows the script.
            if (!statements.isEmpty() && offset >= firstOffset() && offset <= lastOffset() + SCRIPT_END.length()) {
                int within = Math.min(offset, lastOffset());
                return new Location.InScript(script.statementAt(within).orElseThrow(), script.lineAt(within));
            }
        }
        return locate(error.completedStatements() - 1 - opening);
    }

    /** @param index of the statement that failed, the script's first being 0 */
    private Location locate(int index) {
        if (index < 0 && index >= -opening) {
            return new Location.BeforeScript();
        }
        if (index >= 0 && index < statements.size()) {
            Statement statement = statements.get(index);
            return new Location.InScript(statement, statement.line());
        }
        int inClosing = index - statements.size() - ownTransaction;
        boolean checks = inClosing >= 0
                && (inClosing == closing.size()
                        || inClosing < closing.size() && closing.get(inClosing).equals(RowCopying.CHECK_DEFERRED));
        return checks ? new Location.AtCommit() : new Location.InHistory();
    }

    private int firstOffset() {
        return statements.isEmpty() ? 0 : statements.get(0).offset();
    }

    private int lastOffset() {
        return statements.isEmpty() ? 0 : statements.get(statements.size() - 1).endOffset();
    }
}
