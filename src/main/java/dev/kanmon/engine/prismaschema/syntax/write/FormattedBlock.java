package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.AttributeContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.BlockAttributeContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.CommentContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.FieldContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.SettingContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.TypeContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ValueContext;
import dev.kanmon.engine.prismaschema.syntax.write.BlockParts.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.Interval;

/**
 * The lines of one block in Prisma's format: fields in columns, which begin anew after an empty line; block attributes
 * at the end, in their order (psl/schema-ast/src/reformat.rs).
 */
final class FormattedBlock {

    private static final String INDENT = "  ";

    /** @param comments before it, without an empty line between */
    private record AttributeLine(List<CommentContext> comments, BlockAttributeContext attribute) {

        String name() {
            return attribute.path().getText();
        }
    }

    private final StringBuilder out;
    private final AlignedLines lines = new AlignedLines();
    private final List<AttributeLine> attributes = new ArrayList<>();
    private List<CommentContext> pending = List.of();

    private FormattedBlock(StringBuilder out) {
        this.out = out;
    }

    /** @param parts what is between the braces */
    static void write(List<Part> parts, StringBuilder out) {
        FormattedBlock block = new FormattedBlock(out);
        boolean first = true;
        boolean afterEmptyLine = false;
        for (int index = 0; index < parts.size(); index++) {
            Part part = parts.get(index);
            if (part instanceof Part.EmptyLines) {
                afterEmptyLine = !first;
            } else {
                block.add(part, index + 1 < parts.size() ? parts.get(index + 1) : null, afterEmptyLine);
                afterEmptyLine = false;
            }
            first = false;
        }
        block.end();
    }

    private void add(Part part, Part next, boolean afterEmptyLine) {
        if (part instanceof Part.Comments block) {
            comments(block.comments(), isBlockAttribute(next), afterEmptyLine);
        } else if (isBlockAttribute(part)) {
            attributes.add(new AttributeLine(pending, (BlockAttributeContext) ((Part.Content) part).rule()));
            pending = List.of();
        } else {
            beginColumns(afterEmptyLine);
            line(((Part.Content) part).rule());
        }
    }

    private static boolean isBlockAttribute(Part part) {
        return part instanceof Part.Content content && content.rule() instanceof BlockAttributeContext;
    }

    private void comments(List<CommentContext> comments, boolean beforeAttribute, boolean afterEmptyLine) {
        if (beforeAttribute) {
            pending = comments;
            return;
        }
        beginColumns(afterEmptyLine);
        comments.forEach(comment -> FormattedComment.lines(comment).forEach(lines::comment));
    }

    private void beginColumns(boolean afterEmptyLine) {
        if (afterEmptyLine) {
            lines.flush(INDENT, out);
            lines.emptyLine();
        }
    }

    private void line(ParserRuleContext line) {
        if (line instanceof FieldContext field) {
            lines.add(
                    List.of(field.name().getText(), type(field.type()), attributes(field.attribute())),
                    suffix(field.comment()));
        } else if (line instanceof ValueContext value) {
            lines.add(List.of(value.name().getText(), attributes(value.attribute())), suffix(value.comment()));
        } else if (line instanceof SettingContext setting) {
            lines.add(List.of(setting.name().getText(), value(setting)), suffix(setting.comment()));
        }
    }

    private static String type(TypeContext type) {
        String modifier = type.LIST() != null ? "[]" : type.QUESTION() != null ? "?" : "";
        int start = type.baseType().getStart().getStartIndex();
        int end = type.baseType().getStop().getStopIndex();
        return type.getStart().getInputStream().getText(Interval.of(start, end)) + modifier;
    }

    private static String attributes(List<AttributeContext> attributes) {
        Comparator<AttributeContext> order =
                AttributeOrder.by(attribute -> attribute.path().getText());
        return attributes.stream()
                .sorted(order)
                .map(attribute -> "@" + FormattedExpression.call(attribute.path(), attribute.arguments()))
                .collect(Collectors.joining(" "));
    }

    private static String value(SettingContext setting) {
        return setting.expression() == null ? "=" : "= " + FormattedExpression.of(setting.expression());
    }

    private static String suffix(CommentContext comment) {
        return comment == null ? "" : comment.getText();
    }

    private void end() {
        lines.flush(INDENT, out);
        if (!attributes.isEmpty()) {
            lines.emptyLine();
        }
        attributes.sort(AttributeOrder.by(AttributeLine::name));
        for (AttributeLine line : attributes) {
            line.comments().forEach(comment -> FormattedComment.lines(comment).forEach(lines::comment));
            BlockAttributeContext attribute = line.attribute();
            lines.add(
                    List.of("@@" + FormattedExpression.call(attribute.path(), attribute.arguments())),
                    suffix(attribute.comment()));
        }
        lines.flush(INDENT, out);
        out.append("}\n");
    }
}
