package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes expressions as values of a kind; what does not fit is a finding. */
final class Values {

    private final Findings findings;

    Values(Findings findings) {
        this.findings = findings;
    }

    Optional<String> text(Expression expression) {
        if (expression instanceof Expression.Text text) {
            return Optional.of(text.value());
        }
        return mismatch("string", expression);
    }

    /** A text that names something, so it must have letters. */
    Optional<String> name(String argument, Expression expression) {
        Optional<String> text = text(expression);
        if (text.isPresent() && text.get().isEmpty()) {
            findings.error("The `" + argument + "` argument cannot be an empty string.", expression.place());
            return Optional.empty();
        }
        return text;
    }

    Optional<String> word(Expression expression) {
        if (expression instanceof Expression.Word word) {
            return Optional.of(word.text());
        }
        return mismatch("constant", expression);
    }

    OptionalInt wholeNumber(Expression expression) {
        if (expression instanceof Expression.Numeric numeric) {
            try {
                return OptionalInt.of(Integer.parseInt(numeric.text()));
            } catch (NumberFormatException notWhole) {
                findings.error("`" + numeric.text() + "` is not a whole number.", expression.place());
                return OptionalInt.empty();
            }
        }
        mismatch("numeric", expression);
        return OptionalInt.empty();
    }

    /** The elements of an array; anything else is an array of one. */
    List<Expression> elements(Expression expression) {
        return expression instanceof Expression.Array array ? array.elements() : List.of(expression);
    }

    private <T> Optional<T> mismatch(String expected, Expression found) {
        findings.error(
                "Expected a " + expected + " value, but received " + ExpressionText.kind(found) + " value `"
                        + ExpressionText.of(found) + "`.",
                found.place());
        return Optional.empty();
    }
}
