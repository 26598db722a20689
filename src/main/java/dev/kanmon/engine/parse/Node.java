package dev.kanmon.engine.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A node of PostgreSQL's parse tree. Types and fields have the names of PostgreSQL's {@code parsenodes.h}; a field that
 * has its type's zero value (empty, 0, false, none) is absent in the tree, and reads as that.
 *
 * @param type such as {@code CreateStmt}; empty where the field that holds the node can hold one type only
 * @param fields text, numbers, truth values, nodes and lists of nodes
 */
public record Node(String type, Map<String, Object> fields) {

    /** What stands where there is no node. */
    public static final Node ABSENT = new Node("", Map.of());

    public boolean is(String wanted) {
        return type.equals(wanted);
    }

    public boolean isPresent() {
        return !fields.isEmpty() || !type.isEmpty();
    }

    public boolean has(String field) {
        return fields.containsKey(field);
    }

    /** A string, or the name of an enum's constant, such as {@code OBJECT_TABLE}; empty when absent. */
    public String text(String field) {
        return fields.get(field) instanceof String text ? text : "";
    }

    /** 0 when absent. */
    public long number(String field) {
        return fields.get(field) instanceof Number number ? number.longValue() : 0;
    }

    /** False when absent. */
    public boolean flag(String field) {
        return Boolean.TRUE.equals(fields.get(field));
    }

    /** {@link #ABSENT} when absent. */
    public Node node(String field) {
        return fields.get(field) instanceof Node node ? node : ABSENT;
    }

    /** Empty when absent. */
    @SuppressWarnings("unchecked") // The only lists in a tree are lists of nodes.
    public List<Node> nodes(String field) {
        return fields.get(field) instanceof List<?> list ? (List<Node>) list : List.of();
    }

    /** Where in the parsed text it begins, in UTF-16 units; empty where the parser does not say. */
    public OptionalInt location() {
        return has("location") ? OptionalInt.of((int) number("location")) : OptionalInt.empty();
    }

    /** This node and all below it, from the top down, in the text's order where the tree keeps it. */
    public Stream<Node> all() {
        List<Node> found = new ArrayList<>();
        Deque<Node> waiting = new ArrayDeque<>(List.of(this));
        while (!waiting.isEmpty()) {
            Node next = waiting.pop();
            found.add(next);
            List<Node> children = next.children().toList();
            for (int i = children.size() - 1; i >= 0; i--) {
                waiting.push(children.get(i));
            }
        }
        return found.stream();
    }

    /** All nodes of one type, this one included. */
    public Stream<Node> all(String wanted) {
        return all().filter(node -> node.is(wanted));
    }

    /** The nodes directly below. */
    public Stream<Node> children() {
        return fields.keySet().stream().flatMap(this::children);
    }

    /** The nodes directly below in one field, one or many. */
    public Stream<Node> children(String field) {
        Object value = fields.get(field);
        return value instanceof Node node ? Stream.of(node) : nodes(field).stream();
    }

    /** The value of a {@code String} node, and of a constant that is a string literal. */
    public Optional<String> stringValue() {
        return switch (type) {
            case "String" -> Optional.of(text("sval"));
            case "A_Const" -> has("sval") ? Optional.of(node("sval").text("sval")) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
