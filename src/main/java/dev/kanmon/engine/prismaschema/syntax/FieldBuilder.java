package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Type;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Value;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.AttributeContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.BaseTypeContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.FieldContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.TypeContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ValueContext;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** The lines of models and enums. */
final class FieldBuilder {

    private final SourceText source;
    private final ProblemCollector problems;
    private final ExpressionBuilder expressions;
    private final NameRules names;

    FieldBuilder(SourceText source, ProblemCollector problems, ExpressionBuilder expressions) {
        this.source = source;
        this.problems = problems;
        this.expressions = expressions;
        this.names = new NameRules(problems);
    }

    Field field(FieldContext field, Documentation documentation) {
        Name name = expressions.name(field.name());
        names.check("a field", name);
        if (field.COLON() != null) {
            problems.error(
                    "Found `:`; expected a type after the field's name.",
                    source.place(field.COLON().getSymbol()));
        }
        refuseOldTypes(field.type());
        return new Field(
                name,
                type(field.type().baseType()),
                arity(field.type()),
                attributes(field.attribute()),
                documentation.take(field.comment()),
                source.place(field.getStart(), end(field.type(), field.attribute())));
    }

    Value value(ValueContext value, Documentation documentation) {
        Name name = expressions.name(value.name());
        names.check("a value", name);
        return new Value(
                name,
                attributes(value.attribute()),
                documentation.take(value.comment()),
                source.place(value.getStart(), end(value.name(), value.attribute())));
    }

    private Token end(ParserRuleContext required, List<AttributeContext> attributes) {
        return attributes.isEmpty()
                ? required.getStop()
                : attributes.get(attributes.size() - 1).getStop();
    }

    private List<Attribute> attributes(List<AttributeContext> attributes) {
        return attributes.stream()
                .map(attribute -> expressions.attribute(attribute, attribute.path(), attribute.arguments()))
                .toList();
    }

    private Type type(BaseTypeContext type) {
        return type.UNSUPPORTED() == null
                ? new Type.Named(type.getText(), source.place(type))
                : new Type.Unsupported(expressions.text(type.TEXT()), source.place(type));
    }

    private static Arity arity(TypeContext type) {
        if (type.LIST() != null || type.OPEN_BRACKET() != null) {
            return Arity.LIST;
        }
        return type.QUESTION() == null ? Arity.REQUIRED : Arity.OPTIONAL;
    }

    /** After psl/schema-ast/src/parser/parse_types.rs. */
    private void refuseOldTypes(TypeContext type) {
        String base = type.baseType().getText();
        if (type.OPEN_BRACKET() != null) {
            problems.error("Found `[%s]`; a list is written `%s[]`.".formatted(base, base), source.place(type));
        } else if (type.EXCLAMATION() != null) {
            problems.error("Found `%s!`; a required field is written without `!`.".formatted(base), source.place(type));
        } else if (type.LIST() != null && type.QUESTION() != null) {
            problems.error(
                    "Found `%s[]?`; a list is never null: expected `%s[]` or `%s?`.".formatted(base, base, base),
                    source.place(type));
        }
    }
}
