package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import dev.kanmon.engine.prismaschema.syntax.Expression.Member;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code { status: "ACTIVE", deletedAt: null, owner: { not: null } }}: conditions that all have to hold. */
final class IndexConditionReader {

    private static final String EXPECTED =
            "Expected true, false, null, a string, a number, or an object like { not: null }.";

    private static final Set<ScalarKind> NUMBERS =
            Set.of(ScalarKind.INT, ScalarKind.BIG_INT, ScalarKind.FLOAT, ScalarKind.DECIMAL);

    private static final Set<ScalarKind> TEXTS = Set.of(ScalarKind.STRING, ScalarKind.DATE_TIME);

    private final Map<String, ScalarField> columns;
    private final Findings findings;

    /** @param columns of the model, by the names of their fields */
    IndexConditionReader(Map<String, ScalarField> columns, Findings findings) {
        this.columns = columns;
        this.findings = findings;
    }

    /** The condition as SQL, as Prisma writes it; empty where it is none, which is a finding. */
    Optional<String> read(Expression.Structure conditions) {
        if (conditions.members().isEmpty()) {
            return refused("The `where` argument cannot be an empty object.", conditions.place());
        }
        List<String> all = new ArrayList<>();
        for (Member member : conditions.members()) {
            condition(member).ifPresent(all::add);
        }
        return all.size() == conditions.members().size() ? Optional.of(String.join(" AND ", all)) : Optional.empty();
    }

    private Optional<String> condition(Member member) {
        ScalarField field = columns.get(member.name().text());
        if (field == null) {
            return refused(
                    "The `where` argument names `" + member.name() + "`, which is no scalar field of the model.",
                    member.name().place());
        }
        if (member.value() instanceof Expression.Structure nested) {
            return negated(nested).flatMap(value -> comparison(field, "IS NOT NULL", "!=", value));
        }
        return comparison(field, "IS NULL", "=", member.value());
    }

    private Optional<Expression> negated(Expression.Structure nested) {
        boolean isNegation = nested.members().size() == 1
                && nested.members().get(0).name().text().equals("not");
        if (!isNegation) {
            refused("An object in a where clause has one key, `not`, such as { not: null }.", nested.place());
            return Optional.empty();
        }
        return Optional.of(nested.members().get(0).value());
    }

    private Optional<String> comparison(ScalarField field, String ofNull, String operator, Expression value) {
        String column = "\"" + field.columnName().replace("\"", "\"\"") + "\" ";
        if (value instanceof Expression.Word word && word.text().equals("null")) {
            return Optional.of(column + ofNull);
        }
        return literal(field, value).map(literal -> column + operator + " " + literal);
    }

    private Optional<String> literal(ScalarField field, Expression value) {
        if (value instanceof Expression.Text text) {
            return fits(field, TEXTS, true, value)
                    ? Optional.of("'" + text.value().replace("'", "''") + "'")
                    : Optional.empty();
        }
        if (value instanceof Expression.Numeric number) {
            return fits(field, NUMBERS, false, value) ? Optional.of(number.text()) : Optional.empty();
        }
        if (value instanceof Expression.Word word
                && (word.text().equals("true") || word.text().equals("false"))) {
            return fits(field, Set.of(ScalarKind.BOOLEAN), false, value) ? Optional.of(word.text()) : Optional.empty();
        }
        return refused(
                "Invalid value `" + ExpressionText.of(value) + "` in a where clause. " + EXPECTED, value.place());
    }

    private boolean fits(ScalarField field, Set<ScalarKind> scalars, boolean enums, Expression value) {
        FieldType type = field.type();
        boolean fits = type instanceof FieldType.Scalar scalar
                ? scalars.contains(scalar.kind())
                : enums && type instanceof FieldType.Enumerated;
        if (!fits) {
            refused(
                    "Type mismatch: the field `" + field.name() + "` cannot be compared with the value `"
                            + ExpressionText.of(value) + "`; raw(\"…\") takes any condition in SQL.",
                    value.place());
        }
        return fits;
    }

    private Optional<String> refused(String message, Place place) {
        findings.error(message, place);
        return Optional.empty();
    }
}
