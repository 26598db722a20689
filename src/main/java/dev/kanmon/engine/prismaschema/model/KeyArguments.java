package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Attribute;
import java.util.Optional;

/** The arguments that ids and indexes have in common, and the refusal of those that PostgreSQL does not have. */
final class KeyArguments {

    private final String attributeName;
    private final Attribute attribute;
    private final Arguments arguments;
    private final Findings findings;
    private final Values values;

    /** @param attributeName as messages call it: {@code @id}, {@code @@unique} */
    KeyArguments(String attributeName, Attribute attribute, Findings findings) {
        this.attributeName = attributeName;
        this.attribute = attribute;
        this.arguments = new Arguments(attributeName, attribute, findings);
        this.findings = findings;
        this.values = new Values(findings);
    }

    Arguments arguments() {
        return arguments;
    }

    /** The name that the constraint has in the database. */
    Optional<String> mappedName() {
        Optional<String> name = arguments.optional("map").flatMap(value -> values.name("map", value));
        name.ifPresent(this::requireShort);
        return name;
    }

    /** The name that the client has for it. */
    Optional<String> clientName() {
        Optional<String> name = arguments.optional("name").flatMap(value -> values.name("name", value));
        if (name.filter(given -> !given.matches("[_a-zA-Z0-9]*")).isPresent()) {
            findings.error(
                    "The `name` property within the `" + attributeName
                            + "` attribute only allows for the following characters: `_a-zA-Z0-9`.",
                    attribute.place());
        }
        return name;
    }

    void refuseClustered() {
        if (arguments.misplaced("clustered").isPresent()) {
            findings.error(
                    "Defining clustering is not supported on PostgreSQL: remove the argument `clustered`.",
                    attribute.place());
        }
    }

    /** @param present whether {@code length:} was given somewhere */
    void refuseLength(boolean present) {
        if (present) {
            findings.error(
                    "The length argument is not supported in " + attributeName
                            + " on PostgreSQL, whose indexes hold whole values: remove it.",
                    attribute.place());
        }
    }

    /** @param present whether {@code sort:} was given somewhere */
    void refuseSort(boolean present) {
        if (present) {
            findings.error(
                    "The sort argument is not supported in the primary key on PostgreSQL: remove it.",
                    attribute.place());
        }
    }

    private void requireShort(String name) {
        if (ConstraintNames.isTooLong(name)) {
            findings.error(
                    "The constraint name '" + name + "' specified in the `map` argument for the `" + attributeName
                            + "` constraint is too long for PostgreSQL. The maximum allowed length is "
                            + ConstraintNames.LONGEST_NAME + " bytes.",
                    attribute.place());
        }
    }
}
