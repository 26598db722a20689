package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.sql.Script;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Finds the line and the column of what lies in a migration. */
final class Places {

    private final String migration;
    private final Script script;
    private final int[] lineStarts;

    Places(String migration, Script script) {
        this.migration = migration;
        this.script = script;
        String text = script.text();
        this.lineStarts = IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(i -> text.charAt(i) == '\n')
                                .map(i -> i + 1))
                .toArray();
    }

    /** @param statement its index; -1 for the file as a whole */
    Place ofStatement(int statement) {
        return statement < 0
                ? new Place(migration, -1, 1, 1)
                : at(statement, script.statements().get(statement).offset());
    }

    /** A line of the file; belongs to the statement that begins on it, if one does. */
    Place ofLine(int line) {
        return new Place(migration, statementOn(line).orElse(-1), line, 1);
    }

    /** The index of the first statement that begins on a line. */
    OptionalInt statementOn(int line) {
        int low = 0;
        int high = script.statements().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (script.statements().get(middle).line() < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < script.statements().size() && script.statements().get(low).line() == line
                ? OptionalInt.of(low)
                : OptionalInt.empty();
    }

    /** @param line of the statement, from 1: its first line is the statement's own place, any other begins that line */
    Place ofStatement(int statement, int line) {
        Place first = ofStatement(statement);
        return line <= 1 ? first : new Place(migration, statement, first.line() + line - 1, 1);
    }

    /** @param offset index in the script, in UTF-16 units */
    Place at(int statement, int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Place(migration, statement, line + 1, offset - lineStarts[line] + 1);
    }
}
