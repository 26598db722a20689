package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.CommentContext;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** What a block or a file consists of, as Prisma's format sees it: comments that follow each other are one part. */
final class BlockParts {

    /** One of them. */
    sealed interface Part {

        /** At least one. */
        record EmptyLines() implements Part {}

        /** Line by line. */
        record Comments(List<CommentContext> comments) implements Part {}

        /** A line of a block, or a whole block. */
        record Content(ParserRuleContext rule) implements Part {}
    }

    private final List<Part> parts = new ArrayList<>();
    private boolean lineEnds;

    private BlockParts(boolean lineEnds) {
        this.lineEnds = lineEnds;
    }

    /** @param rules the lines of a block, or the elements of a file: each holds one thing */
    static List<Part> of(List<? extends ParserRuleContext> rules, boolean afterOpeningLine) {
        BlockParts gathered = new BlockParts(afterOpeningLine);
        rules.forEach(rule -> gathered.add(rule.getChild(0)));
        return gathered.parts;
    }

    private void add(ParseTree content) {
        if (content instanceof TerminalNode node && node.getSymbol().getType() == PrismaSchemaParser.NEWLINE) {
            newline();
        } else if (content instanceof CommentContext comment) {
            comment(comment);
            lineEnds = true;
        } else {
            parts.add(new Part.Content((ParserRuleContext) content));
            lineEnds = false;
        }
    }

    /** The one that ends a comment, or the opening line, belongs to it. */
    private void newline() {
        if (lineEnds) {
            lineEnds = false;
        } else if (!(last() instanceof Part.EmptyLines)) {
            parts.add(new Part.EmptyLines());
        }
    }

    private void comment(CommentContext comment) {
        if (last() instanceof Part.Comments block) {
            block.comments().add(comment);
        } else {
            parts.add(new Part.Comments(new ArrayList<>(List.of(comment))));
        }
    }

    private Part last() {
        return parts.isEmpty() ? null : parts.get(parts.size() - 1);
    }
}
