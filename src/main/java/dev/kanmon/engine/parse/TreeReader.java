package dev.kanmon.engine.parse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the JSON that libpg_query makes of a parse tree, and counts its locations in UTF-16 units. */
final class TreeReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(ParserLimits.NESTING)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** More than most nodes have. */
    private static final int FIELDS = 6;

    private final JsonParser json;
    private final ByteOffsets offsets;

    private TreeReader(JsonParser json, ByteOffsets offsets) {
        this.json = json;
        this.offsets = offsets;
    }

    /** @param tree a whole result: {@code {"version": …, "stmts": [{"stmt": {…}, "stmt_location": …, "stmt_len": …}]}} */
    static List<ParsedStatement> statements(byte[] tree, ByteOffsets offsets) {
        return read(tree, offsets).nodes("stmts").stream()
                .map(statement -> statement(statement, offsets))
                .toList();
    }

    /** Any JSON of nodes. */
    static Node read(byte[] tree, ByteOffsets offsets) {
        try (JsonParser json = JSON.createParser(tree)) {
            json.nextToken();
            return new TreeReader(json, offsets).node();
        } catch (StreamConstraintsException e) {
            throw new NestingException();
        } catch (IOException e) {
            throw new UncheckedIOException("libpg_query gave a tree that is not JSON", e);
        }
    }

    private static ParsedStatement statement(Node raw, ByteOffsets offsets) {
        int begin = (int) raw.number("stmt_location");
        int length = (int) raw.number("stmt_len");
        int end = length == 0 ? offsets.length() : begin + length;
        return new ParsedStatement(raw.node("stmt"), offsets.utf16(begin), offsets.utf16(end));
    }

    /** A node whose type is not implied is wrapped in an object with that type as its only field. */
    private Node node() throws IOException {
        List<String> names = new ArrayList<>(FIELDS);
        List<Object> values = new ArrayList<>(FIELDS);
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            names.add(name);
            values.add(value(name, json.nextToken()));
        }
        if (names.size() == 1
                && Character.isUpperCase(names.get(0).charAt(0))
                && values.get(0) instanceof Node wrapped) {
            return new Node(names.get(0), wrapped.fields());
        }
        return new Node("", new Fields(names, values));
    }

    private Object value(String field, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> node();
            case START_ARRAY -> list();
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> field.equals("location") ? offsets.utf16(json.getIntValue()) : json.getLongValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> Node.ABSENT;
        };
    }

    /** Of nodes alone: libpg_query has no lists of anything else but of bit sets, which no statement's tree holds. */
    private List<Node> list() throws IOException {
        List<Node> nodes = new ArrayList<>();
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            nodes.add(value("", token) instanceof Node node ? node : Node.ABSENT);
        }
        return List.copyOf(nodes);
    }
}
