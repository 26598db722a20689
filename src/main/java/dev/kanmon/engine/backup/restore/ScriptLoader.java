package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Runs what pg_restore prints in a transaction that is open already. What ends or begins one is left out: pg_restore puts
 * each large object into one of its own. So are the marks by which it keeps psql from running commands of a foreign dump:
 * none is run here.
 */
final class ScriptLoader {

    private static final String COPY_END = " FROM stdin;";

    /** The last one is printed by pg_restore since 17 and refused by older servers; it sets what is the default. */
    private static final Set<String> LEFT_OUT = Set.of("BEGIN;", "COMMIT;", "SET transaction_timeout = 0;");

    private static final String RESTRICT = "\\restrict ";

    /** What stands before the first definition; behind it such a line may be part of a function. */
    private static final Pattern PREAMBLE =
            Pattern.compile("|(--|SET |SELECT pg_catalog\\.set_config|\\\\restrict ).*");

    private final Session session;

    ScriptLoader(Session session) {
        this.session = session;
    }

    /**
     * Runs definitions, all in one round trip: their number is that of the schema's objects, whatever the rows.
     *
     * @throws ServerException where one fails
     */
    void runDefinitions(InputStream script) throws IOException {
        ScriptLines lines = new ScriptLines(script);
        StringBuilder text = new StringBuilder();
        String endOfScript = null;
        boolean preamble = true;
        for (Optional<String> next = lines.next(); next.isPresent(); next = lines.next()) {
            String line = next.get();
            preamble = preamble && PREAMBLE.matcher(line).matches();
            if (preamble && line.startsWith(RESTRICT)) {
                endOfScript = "\\un" + line.substring(1);
            } else if (!line.equals(endOfScript) && !(preamble && LEFT_OUT.contains(line))) {
                text.append(line).append('\n');
            }
        }
        session.run(text.toString());
    }

    /**
     * Runs the part with the rows, which passes by and is held nowhere.
     *
     * @throws ServerException where a statement fails, or a row is refused
     */
    void runData(InputStream script) throws IOException {
        ScriptLines lines = new ScriptLines(script);
        StringBuilder statement = new StringBuilder();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            if (statement.length() > 0 || isSql(line.get())) {
                statement.append(line.get()).append('\n');
                if (isComplete(statement)) {
                    run(statement.toString().strip(), lines);
                    statement.setLength(0);
                }
            }
        }
    }

    private void run(String statement, ScriptLines lines) throws IOException {
        if (statement.startsWith("COPY ") && statement.endsWith(COPY_END)) {
            session.copyIn(statement.substring(0, statement.length() - 1), lines.rows());
        } else if (!LEFT_OUT.contains(statement)) {
            session.run(statement);
        }
    }

    private static boolean isSql(String line) {
        return !line.isBlank() && !line.startsWith("--") && !line.startsWith("\\");
    }

    /** Statements of this part hold no comments and no dollar quotes; a line break may stand in a name only. */
    private static boolean isComplete(CharSequence statement) {
        long names = statement.chars().filter(c -> c == '"').count();
        long texts = statement.chars().filter(c -> c == '\'').count();
        return statement.toString().endsWith(";\n") && names % 2 == 0 && texts % 2 == 0;
    }
}
