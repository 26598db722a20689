package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.syntax.grammar.LineRecovery;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ElementContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.StrayTextContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.SchemaGrammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** Reads one file, block by block: the grammar's tree of a block is dropped as soon as its declaration is built. */
final class FileParser {

    private final SourceText source;
    private final ProblemCollector problems = new ProblemCollector();
    private final LineRecovery recovery = new LineRecovery();
    private final PrismaSchemaParser parser;
    private final DeclarationBuilder builder;
    private final Documentation documentation = new Documentation();
    private final List<Declaration> declarations = new ArrayList<>();
    private boolean emptyLine = true;
    private boolean stray;

    private FileParser(SchemaFile file) {
        this.source = new SourceText(file);
        this.parser = SchemaGrammar.parser(
                file.text(), recovery, (token, message) -> problems.error(message, source.place(token)));
        this.builder = new DeclarationBuilder(source, problems, recovery::isSpoilt);
    }

    /** What one file holds. */
    record Result(List<Declaration> declarations, List<SchemaProblem> problems) {}

    static Result parse(SchemaFile file) {
        FileParser reading = new FileParser(file);
        try {
            reading.readAll();
        } catch (ProblemCollector.TooMany tooMany) {
            // what was found until then is the result
        }
        return new Result(reading.declarations, reading.problems.inOrder());
    }

    private void readAll() {
        parser.beginning();
        while (parser.getInputStream().LA(1) != Token.EOF) {
            add(parser.element());
        }
    }

    private void add(ElementContext element) {
        if (element.NEWLINE() != null) {
            endLine();
        } else if (element.comment() != null) {
            documentation.add(element.comment());
            emptyLine = false;
        } else if (element.strayText() != null) {
            refuse(element.strayText());
        } else {
            declaration(element).ifPresent(declarations::add);
            documentation.clear();
            emptyLine = false;
            stray = false;
        }
    }

    /** Comments before an empty line belong to nothing. */
    private void endLine() {
        if (emptyLine) {
            documentation.clear();
        }
        emptyLine = true;
    }

    private Optional<Declaration> declaration(ElementContext element) {
        if (element.model() != null && LineRecovery.isReadable(element.model())) {
            return Optional.of(builder.model(element.model(), documentation.take(null)));
        }
        if (element.enumeration() != null && LineRecovery.isReadable(element.enumeration())) {
            return Optional.of(builder.enumeration(element.enumeration(), documentation.take(null)));
        }
        if (element.configuration() != null && LineRecovery.isReadable(element.configuration())) {
            return Optional.of(builder.configuration(element.configuration()));
        }
        return Optional.empty();
    }

    /** Several such lines without anything else between them are one mistake. */
    private void refuse(StrayTextContext text) {
        if (!stray) {
            problems.error(
                    StrayText.message(text.getStart(), text.BLOCK_OPEN() != null), source.place(text.getStart()));
        }
        stray = true;
        emptyLine = false;
    }
}
