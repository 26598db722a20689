package dev.kanmon.engine.deploy;

import dev.kanmon.engine.sql.Segment;
import dev.kanmon.engine.sql.Statement;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the statements of a script that set up its session. A run that goes on where another was killed has a new
 * session, so these have to be run again, and only these.
 */
final class SessionStatements {

    private static final Pattern SETS_SESSION = Pattern.compile(
            "(SET(?!\\s+(LOCAL|TRANSACTION|CONSTRAINTS)\\b)|RESET)\\b.*|SELECT\\s+(pg_catalog\\.)?set_config\\s*\\(.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SessionStatements() {}

    /** @param done what has been committed, in the script's order */
    static List<String> in(List<Segment> done) {
        return done.stream()
                .flatMap(segment -> segment.statements().stream())
                .map(Statement::text)
                .filter(text -> SETS_SESSION.matcher(text).matches())
                .toList();
    }
}
