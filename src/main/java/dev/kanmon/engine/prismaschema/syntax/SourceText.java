package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaFile;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/**
 * Where things are in a file. Lines end as the language has it: with a line feed, a carriage return, or both. Tokens count
 * code points; places count UTF-16 units.
 */
final class SourceText {

    private final SchemaFile file;
    private final int[] lineStarts;
    /** The indices, in code points, of those that take two units. */
    private final int[] widePoints;

    SourceText(SchemaFile file) {
        this.file = file;
        this.lineStarts = lineStarts(file.text());
        this.widePoints = widePoints(file.text());
    }

    String text() {
        return file.text();
    }

    Place place(Token token) {
        return place(token, token);
    }

    /** From the first token to the last. */
    Place place(Token first, Token last) {
        int start = offset(first.getStartIndex());
        return place(start, Math.max(start, offset(last.getStopIndex() + 1)));
    }

    /** From the first token of a rule to its last; a rule that found nothing is a place without length. */
    Place place(ParserRuleContext rule) {
        return rule.getStop() == null ? place(rule.getStart()) : place(rule.getStart(), rule.getStop());
    }

    /** From one offset to another, in UTF-16 units. */
    Place place(int start, int end) {
        int found = Arrays.binarySearch(lineStarts, start);
        int line = found >= 0 ? found : -found - 2;
        return new Place(file.name(), start, end, line + 1, start - lineStarts[line] + 1);
    }

    private int offset(int codePoint) {
        int found = Arrays.binarySearch(widePoints, codePoint);
        return codePoint + (found >= 0 ? found : -found - 1);
    }

    private static int[] lineStarts(String text) {
        return IntStream.concat(
                        IntStream.of(0),
                        IntStream.range(0, text.length())
                                .filter(index -> endsLine(text, index))
                                .map(index -> index + 1))
                .toArray();
    }

    private static boolean endsLine(String text, int index) {
        char unit = text.charAt(index);
        return unit == '\n' || unit == '\r' && (index + 1 == text.length() || text.charAt(index + 1) != '\n');
    }

    private static int[] widePoints(String text) {
        int[] codePoints = text.codePoints().toArray();
        return IntStream.range(0, codePoints.length)
                .filter(index -> Character.isSupplementaryCodePoint(codePoints[index]))
                .toArray();
    }
}
