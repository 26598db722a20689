package dev.kanmon.engine.prismaschema.pull;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of a model or an enum, as the database would have it.
 *
 * @param type with its sign of arity; empty for an enum's value
 * @param attributes in Prisma's order
 * @param remark a line of documentation that Prisma writes before it; empty for none
 * @param commentedOut whether it cannot be said, and stands in a comment
 */
record PulledField(String name, String type, List<String> attributes, String remark, boolean commentedOut) {

    PulledField {
        attributes = List.copyOf(attributes);
    }

    /** Name, type and attributes, one space between them. */
    String text() {
        return Stream.concat(Stream.of(name, type), attributes.stream())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }
}
