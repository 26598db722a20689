package dev.kanmon.engine.prismaschema.syntax.write;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** In which order Prisma's format writes the attributes of a field or a block (psl/schema-ast/src/reformat.rs). */
final class AttributeOrder {

    private static final List<String> FIRST =
            List.of("id", "unique", "default", "updatedAt", "index", "fulltext", "map", "relation", "ignore");

    private AttributeOrder() {}

    /** All others come after these, in the order in which they were written. */
    static <T> Comparator<T> by(Function<T, String> name) {
        return Comparator.comparingInt(attribute -> {
            int index = FIRST.indexOf(name.apply(attribute));
            return index < 0 ? FIRST.size() : index;
        });
    }
}
