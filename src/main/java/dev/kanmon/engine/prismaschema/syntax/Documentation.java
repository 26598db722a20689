package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.CommentContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The comments before a declaration, field or value, until it comes. As Prisma has it
 * (psl/schema-ast/src/parser/parse_comments.rs), {@code ///} and {@code /* … *}{@code /} document and {@code //} does not.
 */
final class Documentation {

    private final List<String> lines = new ArrayList<>();

    /** A block of comments begins anew. */
    void clear() {
        lines.clear();
    }

    void add(CommentContext comment) {
        text(comment).ifPresent(lines::add);
    }

    /** What was collected, with the comment that ends its line, where there is one; the next begins without any. */
    Optional<String> take(CommentContext trailing) {
        if (trailing != null) {
            add(trailing);
        }
        Optional<String> taken = lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
        lines.clear();
        return taken;
    }

    private static Optional<String> text(CommentContext comment) {
        String written = comment.getText();
        if (comment.DOCUMENTATION() != null) {
            return Optional.of(written.substring("///".length()).stripLeading());
        }
        if (comment.BLOCK_COMMENT() != null) {
            return Optional.of(written.substring("/*".length(), written.length() - "*/".length())
                    .strip());
        }
        return Optional.empty();
    }
}
