package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ArgumentContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ArgumentsContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ArrayContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ExpressionContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.ObjectContext;
import dev.kanmon.engine.prismaschema.syntax.grammar.PrismaSchemaParser.PathContext;
import java.util.stream.Collectors;

/** Values and arguments with the spaces that Prisma's format gives them. */
final class FormattedExpression {

    private FormattedExpression() {}

    static String of(ExpressionContext expression) {
        if (expression.array() != null) {
            return of(expression.array());
        }
        if (expression.object() != null) {
            return of(expression.object());
        }
        return expression.reference() == null
                ? expression.getText()
                : call(expression.reference().path(), expression.reference().arguments());
    }

    /** @param arguments null where there are no parentheses */
    static String call(PathContext path, ArgumentsContext arguments) {
        return arguments == null ? path.getText() : path.getText() + of(arguments);
    }

    private static String of(ArgumentsContext arguments) {
        return arguments.argument().stream().map(FormattedExpression::of).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String of(ArgumentContext argument) {
        String value = of(argument.expression());
        return argument.word() == null ? value : argument.word().getText() + ": " + value;
    }

    private static String of(ArrayContext array) {
        return array.expression().stream().map(FormattedExpression::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String of(ObjectContext object) {
        return object.member().stream()
                .map(member -> member.name().getText() + ": " + of(member.expression()))
                .collect(Collectors.joining(", ", "{ ", " }"));
    }
}
