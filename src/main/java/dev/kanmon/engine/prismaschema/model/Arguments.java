package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import dev.kanmon.engine.prismaschema.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The arguments of one attribute: each is taken by its name, and what nobody took is a finding. */
final class Arguments {

    private final String attribute;
    private final Place place;
    private final Findings findings;
    private final List<Argument> left;
    private final Set<String> known = new LinkedHashSet<>();

    /** @param attribute as messages call it, such as {@code @@index} */
    Arguments(String attribute, Attribute given, Findings findings) {
        this.attribute = attribute;
        this.place = given.place();
        this.findings = findings;
        this.left = withoutRepetitions(given.arguments());
    }

    /** The argument of that name. */
    Optional<Expression> optional(String name) {
        known.add(name);
        return take(name);
    }

    /** The argument of that name, which the attribute cannot have: whoever asks says why. */
    Optional<Expression> misplaced(String name) {
        return take(name);
    }

    /** The argument of that name, or the one that has none; neither is a finding. */
    Optional<Expression> required(String name) {
        Optional<Expression> value = main(name);
        if (value.isEmpty()) {
            findings.error("Argument \"" + name + "\" is missing in attribute \"" + attribute + "\".", place);
        }
        return value;
    }

    /** The argument of that name, or the one that has none. */
    Optional<Expression> main(String name) {
        known.add(name);
        Optional<Argument> unnamed =
                left.stream().filter(argument -> argument.name().isEmpty()).findFirst();
        Optional<Expression> named = take(name);
        unnamed.ifPresent(left::remove);
        if (named.isPresent() && unnamed.isPresent()) {
            findings.error(
                    "Argument \"" + name + "\" is already specified as unnamed argument.",
                    named.get().place());
        }
        return named.or(() -> unnamed.map(Argument::value));
    }

    /** Says which arguments the attribute does not have. Called when all that it has were taken. */
    void finish() {
        for (Argument argument : left) {
            findings.error(unknown(argument), argument.place());
        }
    }

    /** Where the argument of that name stands. */
    static Optional<Place> placeOf(Attribute attribute, String name) {
        return attribute.arguments().stream()
                .filter(argument -> isNamed(argument, name))
                .map(Argument::place)
                .findFirst();
    }

    private String unknown(Argument argument) {
        String given = argument.name()
                .map(name -> "No such argument: \"" + name + "\".")
                .orElse("This argument has no name.");
        return given + " Attribute \"" + attribute + "\" takes "
                + (known.isEmpty() ? "no arguments." : String.join(", ", known) + ".");
    }

    private Optional<Expression> take(String name) {
        Optional<Argument> found =
                left.stream().filter(argument -> isNamed(argument, name)).findFirst();
        found.ifPresent(left::remove);
        return found.map(Argument::value);
    }

    private List<Argument> withoutRepetitions(List<Argument> given) {
        List<Argument> kept = new ArrayList<>();
        for (Argument argument : given) {
            Optional<String> name = argument.name().map(Name::text);
            if (name.isPresent() && kept.stream().anyMatch(other -> isNamed(other, name.get()))) {
                findings.error("Argument \"" + name.get() + "\" is already specified.", argument.place());
            } else {
                kept.add(argument);
            }
        }
        List<Argument> unnamed =
                kept.stream().filter(argument -> argument.name().isEmpty()).toList();
        if (unnamed.size() > 1) {
            findings.error(
                    "You provided multiple unnamed arguments. This is not possible. Did you forget the brackets? "
                            + "Did you mean `" + bracketed(unnamed) + "`?",
                    place);
            kept.removeAll(unnamed.subList(1, unnamed.size()));
        }
        return kept;
    }

    private static String bracketed(List<Argument> arguments) {
        return arguments.stream()
                .map(argument -> ExpressionText.of(argument.value()))
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static boolean isNamed(Argument argument, String name) {
        return argument.name().filter(given -> given.text().equals(name)).isPresent();
    }
}
