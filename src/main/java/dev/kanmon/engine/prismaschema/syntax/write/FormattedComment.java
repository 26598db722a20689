package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.CommentContext;
import java.util.ArrayList;
import java.util.List;

/** Comments on lines of their own. */
final class FormattedComment {

    private FormattedComment() {}

    /** Its lines, without the indentation. */
    static List<String> lines(CommentContext comment) {
        String written = comment.getText();
        return comment.BLOCK_COMMENT() == null ? List.of(written) : block(written);
    }

    /** Each with a star before it, and no empty ones. */
    private static List<String> block(String written) {
        List<String> lines = new ArrayList<>(List.of("/**"));
        written.substring("/*".length(), written.length() - "*/".length())
                .lines()
                .map(String::strip)
                .map(line -> line.startsWith("*") ? line.substring(1).stripLeading() : line)
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.add(" * " + line));
        lines.add(" */");
        return lines;
    }
}
