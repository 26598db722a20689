package dev.kanmon.engine.prismaschema.difference;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares JSON by what it says: blanks, and the order of an object's fields, do not count. */
final class JsonText {

    private final JsonParser parser;

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    /** Whether both say the same; where one is no JSON, the server will tell, and they do. */
    static boolean same(String one, String other) {
        try {
            return read(one).equals(read(other));
        } catch (IOException e) {
            return true;
        }
    }

    private static Object read(String text) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            return new JsonText(parser).value(parser.nextToken());
        }
    }

    private Object value(JsonToken token) throws IOException {
        if (token == null) {
            return Optional.empty();
        }
        return switch (token) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            default -> token;
        };
    }

    private Map<String, Object> object() throws IOException {
        Map<String, Object> fields = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            fields.put(name, value(parser.nextToken()));
        }
        return fields;
    }

    private List<Object> array() throws IOException {
        List<Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token));
        }
        return elements;
    }
}
