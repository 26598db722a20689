package dev.kanmon.engine.prismaschema.pull;

import java.util.List;

/**
 * A model or an enum, as the database would have it.
 *
 * @param keyword {@code model} or {@code enum}
 * @param remarks documentation that Prisma writes before a new one
 * @param attributes those that begin with {@code @@}, in Prisma's order
 * @param commentedOut whether it cannot be said, and stands in a comment
 */
record PulledBlock(
        String keyword,
        String name,
        List<String> remarks,
        List<PulledField> fields,
        List<String> attributes,
        boolean commentedOut) {

    PulledBlock {
        remarks = List.copyOf(remarks);
        fields = List.copyOf(fields);
        attributes = List.copyOf(attributes);
    }
}
