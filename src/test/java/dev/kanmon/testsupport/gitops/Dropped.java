package dev.kanmon.testsupport.gitops;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an API server did not keep of an object. A field that a schema does not know is silently dropped, and strict
 * validation of fields came only with 1.25: looking at what comes back works with every server.
 */
public final class Dropped {

    private Dropped() {}

    /**
     * @param sent what was sent
     * @param kept what came back
     * @return the paths of fields that are missing or have another value; what the server added does not count
     */
    public static List<String> between(HasMetadata sent, HasMetadata kept) {
        return between(tree(sent), tree(kept));
    }

    /**
     * The same for any trees.
     *
     * @param sent a part
     * @param kept what should have all of it
     */
    public static List<String> between(Map<?, ?> sent, Map<?, ?> kept) {
        return difference("", sent, kept).toList();
    }

    private static Map<?, ?> tree(HasMetadata object) {
        return Serialization.jsonMapper().convertValue(object, Map.class);
    }

    private static Stream<String> difference(String path, Object sent, Object kept) {
        if (sent instanceof Map<?, ?> fields && kept instanceof Map<?, ?> keptFields) {
            return fields.entrySet().stream()
                    .flatMap(field ->
                            difference(path + "." + field.getKey(), field.getValue(), keptFields.get(field.getKey())));
        }
        if (sent instanceof List<?> items && kept instanceof List<?> keptItems && items.size() == keptItems.size()) {
            return IntStream.range(0, items.size())
                    .boxed()
                    .flatMap(index -> difference(path + "[" + index + "]", items.get(index), keptItems.get(index)));
        }
        return Objects.equals(sent, kept) ? Stream.of() : Stream.of(path);
    }
}
