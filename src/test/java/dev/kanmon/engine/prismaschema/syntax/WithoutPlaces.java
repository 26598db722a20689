package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a tree says, without where: two texts that mean the same are the same then. */
public final class WithoutPlaces {

    /** One text for each declaration: the names of its records and what they hold. */
    public List<String> of(SyntaxTree tree) {
        return of(tree.declarations());
    }

    public List<String> of(List<? extends Declaration> declarations) {
        return declarations.stream().map(WithoutPlaces::text).toList();
    }

    private static String text(Object node) {
        if (node instanceof Optional<?> optional) {
            return optional.map(WithoutPlaces::text).orElse("-");
        }
        if (node instanceof List<?> list) {
            return list.stream().map(WithoutPlaces::text).toList().toString();
        }
        if (node instanceof Record fields) {
            return node.getClass().getSimpleName()
                    + Arrays.stream(node.getClass().getRecordComponents())
                            .filter(component -> component.getType() != Place.class)
                            .map(component -> text(read(component, fields)))
                            .toList();
        }
        return String.valueOf(node);
    }

    private static Object read(RecordComponent component, Record owner) {
        try {
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
