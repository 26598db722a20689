package dev.kanmon.engine.lint;

import dev.kanmon.engine.lint.LintedStatement.Origin;
import dev.kanmon.engine.parse.Node;

/**
 * One statement among all that a statement of a script runs, itself included.
 *
 * @param node its tree
 * @param text as written; of one nested in another, the other's
 * @param origin where it stands
 * @param line in the script's statement, from 1; 1 also where it is not known
 */
record Part(Node node, String text, Origin origin, int line) {

    /** The same place with another statement. */
    Part nested(Node other) {
        return new Part(other, text, origin == Origin.SCRIPT ? Origin.PART_OF_STATEMENT : origin, line);
    }
}
