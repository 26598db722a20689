package dev.kanmon.operator.observe.hook;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads fields of objects of which another project decides what they hold: what is not as expected counts as absent. */
final class Fields {

    private final Object value;

    private Fields(Object value) {
        this.value = value;
    }

    /** The fields below one of the object's own. */
    static Fields of(GenericKubernetesResource object, String name) {
        return new Fields(object.getAdditionalProperties().get(name));
    }

    /** The fields below a field. */
    Fields in(String name) {
        return new Fields(value instanceof Map<?, ?> fields ? fields.get(name) : null);
    }

    /** A field with a text that says something. */
    Optional<String> text(String name) {
        return in(name).value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(in(name).value);
    }

    /** The elements of a list. */
    Stream<Fields> each(String name) {
        return in(name).value instanceof List<?> list ? list.stream().map(Fields::new) : Stream.empty();
    }
}
