package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.Optional;

/** Reads {@code @default(…)} of a field with a column. */
final class DefaultReader {

    private final Findings findings;
    private final DefaultFunctions functions;
    private final DefaultLiterals literals;

    DefaultReader(Symbols symbols, Findings findings) {
        this.findings = findings;
        this.functions = new DefaultFunctions(findings);
        this.literals = new DefaultLiterals(symbols, findings);
    }

    /** Empty where the value does not fit the field, which is a finding. */
    Optional<DefaultValue> read(Attribute attribute, Arguments arguments, FieldType type, Arity arity) {
        Optional<Expression> value = arguments.required("value");
        if (arguments.misplaced("map").isPresent()) {
            findings.error(
                    "You defined a database name for the default value of a field on the model. This is not supported "
                            + "by the provider.",
                    attribute.place());
        }
        arguments.finish();
        return value.flatMap(given -> read(given, type, arity));
    }

    private Optional<DefaultValue> read(Expression value, FieldType type, Arity arity) {
        if (value instanceof Expression.Call call) {
            return functions.read(call, type);
        }
        if (type instanceof FieldType.Unsupported) {
            findings.error("Only @default(dbgenerated(\"...\")) can be used for Unsupported types.", value.place());
            return Optional.empty();
        }
        return arity == Arity.LIST
                ? literals.list(value, type)
                : literals.single(value, type).map(single -> single);
    }
}
