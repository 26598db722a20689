package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import dev.kanmon.engine.prismaschema.syntax.grammar.LineRecovery;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.CommentContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ConfigurationContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ElementContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.EnumerationContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ModelContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.NameContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.SchemaGrammar;
import dev.kanmon.engine.prismaschema.syntax.write.BlockParts.Part;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Schema files as {@code prisma format} writes them: psl/schema-ast/src/reformat.rs. */
public final class SchemaFormat {

    private SchemaFormat() {}

    /**
     * The same schema, comments and order included, with other spaces, empty lines and order of attributes.
     *
     * @param text of a whole file
     * @return in Prisma's format, with line feeds; as it was where it has a syntax error
     */
    public static String format(String text) {
        if (!SchemaParser.parse(List.of(new SchemaFile("schema.prisma", text)))
                .problems()
                .errors()
                .isEmpty()) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        List<Part> parts = BlockParts.of(elements(text), false);
        for (int index = 0; index < parts.size(); index++) {
            boolean outermost = index == 0 || index == parts.size() - 1;
            write(parts.get(index), outermost, out);
        }
        return out.isEmpty() ? "\n" : out.toString();
    }

    private static List<ElementContext> elements(String text) {
        PrismaSchemaParser parser = SchemaGrammar.parser(text, new LineRecovery(), (token, message) -> {});
        parser.beginning();
        List<ElementContext> elements = new ArrayList<>();
        while (parser.getInputStream().LA(1) != Token.EOF) {
            elements.add(parser.element());
        }
        return elements;
    }

    private static void write(Part part, boolean outermost, StringBuilder out) {
        if (part instanceof Part.EmptyLines) {
            out.append(outermost ? "" : "\n");
        } else if (part instanceof Part.Comments block) {
            for (CommentContext comment : block.comments()) {
                FormattedComment.lines(comment).forEach(line -> out.append(line).append('\n'));
            }
        } else if (part instanceof Part.Content content) {
            writeBlock(content.rule(), out);
        }
    }

    private static void writeBlock(ParserRuleContext block, StringBuilder out) {
        String name = block.getRuleContext(NameContext.class, 0).getText();
        out.append(block.getStart().getText()).append(' ').append(name).append(" {\n");
        FormattedBlock.write(BlockParts.of(lines(block), true), out);
    }

    private static List<? extends ParserRuleContext> lines(ParserRuleContext block) {
        if (block instanceof ModelContext model) {
            return model.modelLine();
        }
        return block instanceof EnumerationContext enumeration
                ? enumeration.enumLine()
                : ((ConfigurationContext) block).configurationLine();
    }
}
