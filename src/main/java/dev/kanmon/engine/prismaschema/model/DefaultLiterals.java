package dev.kanmon.engine.prismaschema.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.kanmon.engine.prismaschema.model.DefaultValue.Literal;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values that {@code @default(…)} gives as they are.
 *
 * <p>Source: psl-core/src/validate/validation_pipeline/validations/default_value.rs.
 */
final class DefaultLiterals {

    private static final JsonFactory JSON = new JsonFactory();

    private static final String TIME = "rfc3339 datetime string, such as 2024-02-29T12:00:00Z";

    /** Java reads times without seconds, too. */
    private static final Pattern HAS_SECONDS = Pattern.compile("[^T]+T[0-9]{2}:[0-9]{2}:[0-9]{2}.*");

    private final Symbols symbols;
    private final Findings findings;

    DefaultLiterals(Symbols symbols, Findings findings) {
        this.symbols = symbols;
        this.findings = findings;
    }

    Optional<DefaultValue> list(Expression value, FieldType type) {
        if (!(value instanceof Expression.Array array)) {
            findings.error("The default value of a list field must be a list.", value.place());
            return Optional.empty();
        }
        List<Literal> elements = new ArrayList<>();
        for (Expression element : array.elements()) {
            single(element, type).ifPresent(elements::add);
        }
        return elements.size() == array.elements().size() ? Optional.of(new Literal.Many(elements)) : Optional.empty();
    }

    Optional<Literal> single(Expression value, FieldType type) {
        if (value instanceof Expression.Array) {
            return refused(value, "The default value of a non-list field cannot be a list.");
        }
        return type instanceof FieldType.Enumerated enumerated
                ? enumValue(value, enumerated.name())
                : scalar(value, ((FieldType.Scalar) type).kind());
    }

    private Optional<Literal> enumValue(Expression value, String enumName) {
        if (!(value instanceof Expression.Word word)) {
            return refused(value, "Expected an enum value, but found `" + ExpressionText.of(value) + "`.");
        }
        List<String> values = valuesOf(enumName);
        return values.contains(word.text())
                ? Optional.of(new Literal.EnumValue(word.text()))
                : refused(
                        value,
                        "The defined default value `" + word.text()
                                + "` is not a valid value of the enum specified for the field. " + enumName + " has "
                                + String.join(", ", values) + ".");
    }

    private List<String> valuesOf(String enumName) {
        return symbols.named(enumName)
                .map(declared -> ((Declaration.Enumeration) declared)
                        .values().stream().map(value -> value.name().text()).toList())
                .orElse(List.of());
    }

    private Optional<Literal> scalar(Expression value, FieldType.ScalarKind kind) {
        return switch (kind) {
            case STRING -> value instanceof Expression.Text text ? text(text.value()) : mismatch(value, kind);
            case JSON -> value instanceof Expression.Text text ? json(text) : mismatch(value, kind);
            case BYTES -> value instanceof Expression.Text text ? bytes(text) : mismatch(value, kind);
            case DATE_TIME -> value instanceof Expression.Text text ? dateTime(text) : mismatch(value, kind);
            case BOOLEAN -> value instanceof Expression.Word word ? bool(word) : mismatch(value, kind);
            case INT, BIG_INT -> value instanceof Expression.Numeric number ? whole(number) : mismatch(value, kind);
            case FLOAT -> value instanceof Expression.Numeric number ? numeric(number.text()) : mismatch(value, kind);
            case DECIMAL -> decimal(value);
        };
    }

    private Optional<Literal> json(Expression.Text text) {
        try (JsonParser parser = JSON.createParser(text.value())) {
            boolean hasValue = parser.nextToken() != null;
            parser.skipChildren();
            boolean hasMore = parser.nextToken() != null;
            return hasValue && !hasMore ? text(text.value()) : refusedParse(text, "JSON string");
        } catch (IOException invalid) {
            return refusedParse(text, "JSON string");
        }
    }

    private Optional<Literal> bytes(Expression.Text text) {
        try {
            boolean padded = text.value().length() % 4 == 0;
            Base64.getDecoder().decode(text.value());
            return padded ? text(text.value()) : refusedParse(text, "base64 string");
        } catch (IllegalArgumentException invalid) {
            return refusedParse(text, "base64 string");
        }
    }

    private Optional<Literal> dateTime(Expression.Text text) {
        try {
            String time = text.value().toUpperCase(Locale.ROOT).replace(' ', 'T');
            OffsetDateTime.parse(time);
            return HAS_SECONDS.matcher(time).matches() ? text(text.value()) : refusedParse(text, TIME);
        } catch (DateTimeParseException invalid) {
            return refusedParse(text, TIME);
        }
    }

    private Optional<Literal> bool(Expression.Word word) {
        return word.text().equals("true") || word.text().equals("false")
                ? Optional.of(new Literal.Bool(word.text().equals("true")))
                : refused(word, "A boolean literal must be `true` or `false`, but found `" + word.text() + "`.");
    }

    private Optional<Literal> whole(Expression.Numeric number) {
        try {
            Long.parseLong(number.text());
            return numeric(number.text());
        } catch (NumberFormatException invalid) {
            return refused(number, "Parse error: \"" + number.text() + "\" is not a valid integer.");
        }
    }

    private Optional<Literal> decimal(Expression value) {
        if (value instanceof Expression.Numeric number) {
            return numeric(number.text());
        }
        if (!(value instanceof Expression.Text text)) {
            return mismatch(value, FieldType.ScalarKind.DECIMAL);
        }
        try {
            new BigDecimal(text.value());
            return numeric(text.value());
        } catch (NumberFormatException invalid) {
            return refusedParse(text, "decimal");
        }
    }

    private Optional<Literal> mismatch(Expression value, FieldType.ScalarKind kind) {
        return refused(
                value,
                "Expected a value of type " + Scalars.name(kind) + ", but found `" + ExpressionText.of(value) + "`.");
    }

    private Optional<Literal> refusedParse(Expression.Text text, String what) {
        return refused(text, "Parse error: \"" + text.value() + "\" is not a valid " + what + ".");
    }

    private Optional<Literal> refused(Expression value, String message) {
        findings.error(message, value.place());
        return Optional.empty();
    }

    private static Optional<Literal> text(String value) {
        return Optional.of(new Literal.Text(value));
    }

    private static Optional<Literal> numeric(String text) {
        return Optional.of(new Literal.Numeric(text));
    }
}
