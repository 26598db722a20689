package dev.kanmon.contract.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One value of a JSON text: an object, an array, or a scalar as its text. Read without Jackson's databind, which would cost
 * the runner a third of its start.
 */
public final class JsonTree {

    private static final JsonFactory JSON = new JsonFactory();

    /** A map of trees, a list of trees, a string, or null. */
    private final Object value;

    private JsonTree(Object value) {
        this.value = value;
    }

    /**
     * @return empty where the text is not one JSON value
     */
    public static Optional<JsonTree> parse(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            JsonTree tree = read(parser);
            return parser.nextToken() == null ? Optional.of(tree) : Optional.empty();
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    /** The value of an object's field; empty where this is no object, it has no such field, or the field is null. */
    public Optional<JsonTree> field(String name) {
        return value instanceof Map<?, ?> fields ? present(fields.get(name)) : Optional.empty();
    }

    /** The text of an object's field; null where there is none. */
    public String text(String name) {
        return field(name).flatMap(JsonTree::text).orElse(null);
    }

    /** The elements of the array in an object's field; empty where there is none. */
    public List<JsonTree> elements(String name) {
        return field(name).map(JsonTree::elements).orElse(List.of());
    }

    /** A string, or a number, true or false as JSON writes them; empty for an object, an array or null. */
    public Optional<String> text() {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /**
     * The value that a pointer (RFC 6901) leads to.
     *
     * @return empty where it leads nowhere, or to null
     */
    public Optional<JsonTree> at(JsonPointer pointer) {
        if (pointer.matches()) {
            return present(this);
        }
        Optional<JsonTree> child = field(pointer.getMatchingProperty()).or(() -> elements().stream()
                .skip(Math.max(0, pointer.getMatchingIndex()))
                .findFirst()
                .filter(element -> pointer.getMatchingIndex() >= 0));
        return child.flatMap(next -> next.at(pointer.tail()));
    }

    private List<JsonTree> elements() {
        return value instanceof List<?> list
                ? list.stream().map(JsonTree.class::cast).toList()
                : List.of();
    }

    private static Optional<JsonTree> present(Object tree) {
        return tree instanceof JsonTree found && found.value != null ? Optional.of(found) : Optional.empty();
    }

    private static JsonTree read(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NULL -> new JsonTree(null);
            default -> new JsonTree(parser.getText());
        };
    }

    private static JsonTree object(JsonParser parser) throws IOException {
        Map<String, JsonTree> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, read(parser));
        }
        return new JsonTree(fields);
    }

    private static JsonTree array(JsonParser parser) throws IOException {
        List<JsonTree> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(read(parser));
        }
        return new JsonTree(elements);
    }
}
