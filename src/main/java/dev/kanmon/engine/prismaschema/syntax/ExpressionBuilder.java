package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.syntax.Expression.Member;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ArgumentContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ArgumentsContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ArrayContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ExpressionContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ObjectContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.PathContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ReferenceContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Attributes, arguments and values, from lines without a mistake. */
final class ExpressionBuilder {

    private final SourceText source;
    private final ProblemCollector problems;
    private final NameRules names;

    ExpressionBuilder(SourceText source, ProblemCollector problems) {
        this.source = source;
        this.problems = problems;
        this.names = new NameRules(problems);
    }

    /** @param attribute a rule that begins with its sign */
    Attribute attribute(ParserRuleContext attribute, PathContext path, ArgumentsContext arguments) {
        Token last = arguments == null ? path.getStop() : arguments.getStop();
        Name name = name(path);
        names.check("an attribute", name);
        return new Attribute(name, arguments(arguments), source.place(attribute.getStart(), last));
    }

    Expression expression(ExpressionContext expression) {
        if (expression.TEXT() != null) {
            return new Expression.Text(text(expression.TEXT()), source.place(expression));
        }
        if (expression.NUMBER() != null) {
            return new Expression.Numeric(expression.getText(), source.place(expression));
        }
        if (expression.array() != null) {
            return array(expression.array());
        }
        return expression.object() == null ? reference(expression.reference()) : structure(expression.object());
    }

    /** What a text in quotes says. */
    String text(TerminalNode literal) {
        String written = literal.getText();
        int contents = source.place(literal.getSymbol()).start() + 1;
        return TextLiteral.decode(
                written.substring(1, written.length() - 1),
                (index, mistake) -> problems.error(mistake, source.place(contents + index, contents + index + 2)));
    }

    Name name(ParserRuleContext name) {
        return new Name(name.getText(), source.place(name));
    }

    private Expression reference(ReferenceContext reference) {
        if (reference.arguments() != null) {
            return new Expression.Call(
                    name(reference.path()), arguments(reference.arguments()), source.place(reference));
        }
        if (Character.isDigit(reference.getText().charAt(0))) {
            problems.error(
                    "Found `%s`; expected a number, or a name that begins with a letter."
                            .formatted(reference.getText()),
                    source.place(reference));
        }
        return new Expression.Word(reference.getText(), source.place(reference));
    }

    private Expression array(ArrayContext array) {
        return new Expression.Array(
                array.expression().stream().map(this::expression).toList(), source.place(array));
    }

    private Expression structure(ObjectContext object) {
        List<Member> members = object.member().stream()
                .map(member -> new Member(name(member.name()), expression(member.expression())))
                .toList();
        return new Expression.Structure(members, source.place(object));
    }

    private List<Argument> arguments(ArgumentsContext arguments) {
        if (arguments == null) {
            return List.of();
        }
        if (arguments.COMMA().size() >= Math.max(1, arguments.argument().size())) {
            Place place =
                    source.place(arguments.COMMA(arguments.COMMA().size() - 1).getSymbol());
            problems.error("There is a comma too many: expected an argument after it.", place);
        }
        List<Argument> built = new ArrayList<>();
        for (ArgumentContext argument : arguments.argument()) {
            argument(argument).ifPresent(built::add);
        }
        return built;
    }

    private Optional<Argument> argument(ArgumentContext argument) {
        Optional<Name> name = Optional.ofNullable(argument.word()).map(this::name);
        if (argument.expression() == null) {
            problems.error("Expected a value after `%s`.".formatted(argument.getText()), source.place(argument));
            return Optional.empty();
        }
        return Optional.of(new Argument(name, expression(argument.expression()), source.place(argument)));
    }
}
