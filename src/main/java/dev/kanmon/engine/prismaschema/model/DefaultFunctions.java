package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The functions that {@code @default(…)} knows, the types that they are for, and their arguments.
 *
 * <p>Source: psl/parser-database/src/attributes/default.rs.
 */
final class DefaultFunctions {

    private static final String DB_GENERATED = "dbgenerated";

    private static final Map<String, Set<ScalarKind>> TYPES = Map.of(
            "autoincrement", Set.of(ScalarKind.INT, ScalarKind.BIG_INT),
            "now", Set.of(ScalarKind.DATE_TIME),
            "uuid", Set.of(ScalarKind.STRING),
            "cuid", Set.of(ScalarKind.STRING),
            "ulid", Set.of(ScalarKind.STRING),
            "nanoid", Set.of(ScalarKind.STRING));

    private static final String KNOWN = "autoincrement(), cuid(), dbgenerated(), nanoid(), now(), ulid(), uuid()";

    private final Findings findings;

    DefaultFunctions(Findings findings) {
        this.findings = findings;
    }

    Optional<DefaultValue> read(Expression.Call call, FieldType type) {
        String function = call.function().text();
        if (function.equals(DB_GENERATED)) {
            return dbGenerated(call);
        }
        if (!TYPES.containsKey(function)) {
            return refused(
                    call, "Unknown function in @default(): `" + function + "` is not known. Known are " + KNOWN + ".");
        }
        if (type instanceof FieldType.Unsupported) {
            return refused(call, "Only @default(dbgenerated(\"...\")) can be used for Unsupported types.");
        }
        if (type instanceof FieldType.Enumerated) {
            return refused(call, "Expected an enum value, but found `" + ExpressionText.of(call) + "`.");
        }
        ScalarKind scalar = ((FieldType.Scalar) type).kind();
        if (!TYPES.get(function).contains(scalar)) {
            return refused(
                    call,
                    "The function `" + function + "()` cannot be used on fields of type `" + Scalars.name(scalar)
                            + "`.");
        }
        return checkedArguments(call, function);
    }

    private Optional<DefaultValue> checkedArguments(Expression.Call call, String function) {
        return switch (function) {
            case "autoincrement" -> withoutArguments(call, new DefaultValue.AutoIncrement());
            case "now" -> withoutArguments(call, new DefaultValue.Now());
            case "ulid" -> withoutArguments(call, new DefaultValue.ByClient(function));
            case "uuid" -> withNumber(call, List.of(4, 7), "which is either 4 or 7");
            case "cuid" -> withNumber(call, List.of(1, 2), "which is either 1 or 2");
            default -> nanoId(call);
        };
    }

    private Optional<DefaultValue> withoutArguments(Expression.Call call, DefaultValue value) {
        String function = call.function().text();
        return call.arguments().isEmpty()
                ? Optional.of(value)
                : refused(
                        call,
                        "The `" + function
                                + "` function does not take any argument. Consider changing this default to `"
                                + function + "()`.");
    }

    private Optional<DefaultValue> nanoId(Expression.Call call) {
        boolean fine = call.arguments().isEmpty()
                || number(call).filter(length -> length >= 2 && length <= 255).isPresent();
        return fine ? byClient(call) : refusedNumber(call, "between 2 and 255");
    }

    private Optional<DefaultValue> withNumber(Expression.Call call, List<Integer> allowed, String words) {
        boolean fine = call.arguments().isEmpty()
                || number(call).filter(allowed::contains).isPresent();
        return fine ? byClient(call) : refusedNumber(call, words);
    }

    private Optional<DefaultValue> refusedNumber(Expression.Call call, String words) {
        return refused(
                call,
                "`" + call.function() + "()` takes either no argument, or a single integer argument " + words + ".");
    }

    private Optional<DefaultValue> dbGenerated(Expression.Call call) {
        if (call.arguments().isEmpty()) {
            return Optional.of(new DefaultValue.DbGenerated(""));
        }
        if (call.arguments().size() > 1 || !(call.arguments().get(0).value() instanceof Expression.Text expression)) {
            return refused(call, "`dbgenerated()` takes a single String argument.");
        }
        return expression.value().isEmpty()
                ? refused(call, "dbgenerated() takes either no argument, or a single nonempty string argument.")
                : Optional.of(new DefaultValue.DbGenerated(expression.value()));
    }

    private Optional<DefaultValue> refused(Expression.Call call, String message) {
        findings.error(message, call.place());
        return Optional.empty();
    }

    private static Optional<DefaultValue> byClient(Expression.Call call) {
        return Optional.of(new DefaultValue.ByClient(call.function().text()));
    }

    private static Optional<Integer> number(Expression.Call call) {
        if (call.arguments().size() != 1
                || !(call.arguments().get(0).value() instanceof Expression.Numeric number)
                || !number.text().matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(number.text()));
    }
}
