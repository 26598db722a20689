package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.model.FieldType.NativeType;
import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code @db.VarChar(50)}. */
final class NativeTypeReader {

    /** The arguments are unsigned 32-bit numbers; what PostgreSQL takes is less, and it says so itself. */
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

    private final String datasource;
    private final Findings findings;

    /** @param datasource the name that native types begin with */
    NativeTypeReader(String datasource, Findings findings) {
        this.datasource = datasource;
        this.findings = findings;
    }

    /** Empty where it is none for that scalar, which is a finding. */
    Optional<NativeType> read(Attribute attribute, ScalarKind scalar) {
        String[] parts = attribute.name().text().split("\\.", 2);
        if (!parts[0].equals(datasource)) {
            findings.error(
                    "The prefix " + parts[0] + " is invalid. It must be equal to the name of an existing datasource "
                            + "e.g. " + datasource + ". Did you mean to use " + datasource + "." + parts[1] + "?",
                    attribute.place());
            return Optional.empty();
        }
        Optional<NativeTypeRule> rule = NativeTypeRule.named(parts[1]);
        if (rule.isEmpty()) {
            findings.error(
                    "Native type " + parts[1] + " is not supported for postgresql connector. A field of type "
                            + Scalars.name(scalar) + " can have "
                            + String.join(", ", NativeTypeRule.namesFor(scalar)) + ".",
                    attribute.place());
            return Optional.empty();
        }
        return checked(rule.get(), attribute, scalar);
    }

    private Optional<NativeType> checked(NativeTypeRule rule, Attribute attribute, ScalarKind scalar) {
        if (rule.scalar != scalar) {
            findings.error(
                    "Native type " + rule.prismaName + " is not compatible with declared field type "
                            + Scalars.name(scalar) + ", expected field type " + Scalars.name(rule.scalar) + ".",
                    attribute.place());
            return Optional.empty();
        }
        return numbers(rule, attribute)
                .filter(numbers -> isAccepted(rule, numbers, attribute))
                .map(numbers -> new NativeType(rule.prismaName, numbers));
    }

    private Optional<List<Integer>> numbers(NativeTypeRule rule, Attribute attribute) {
        List<Argument> given = attribute.arguments();
        boolean numberFits = given.isEmpty() || given.size() == rule.shape.most;
        if (!numberFits) {
            findings.error(
                    "Native type " + rule.prismaName + " takes "
                            + (rule.shape.most == 0 ? "no arguments" : "no or " + rule.shape.most + " arguments")
                            + ", but received " + given.size() + ".",
                    attribute.place());
            return Optional.empty();
        }
        List<Integer> numbers = new ArrayList<>();
        for (Argument argument : given) {
            if (argument.value() instanceof Expression.Numeric number
                    && WHOLE.matcher(number.text()).matches()) {
                numbers.add(Integer.parseInt(number.text()));
            } else {
                findings.error(
                        "Expected a nonnegative integer as argument of native type " + rule.prismaName + ", but found `"
                                + ExpressionText.of(argument.value()) + "`.",
                        argument.place());
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    private boolean isAccepted(NativeTypeRule rule, List<Integer> numbers, Attribute attribute) {
        Optional<String> objection = rule.objection(numbers);
        objection.ifPresent(text -> findings.error(
                "Argument is out of range for native type `" + rule.prismaName + "`: " + text, attribute.place()));
        return objection.isEmpty();
    }
}
