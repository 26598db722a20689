package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Set;

/** Reads options in parentheses, such as {@code (FULL, VERBOSE off)}. */
final class Options {

    private static final Set<String> OFF = Set.of("false", "off", "0");

    private Options() {}

    /** @param options {@code DefElem} nodes; one without a value is set */
    static boolean isSet(List<Node> options, String name) {
        return options.stream()
                .filter(option -> option.text("defname").equals(name))
                .anyMatch(option -> !OFF.contains(value(option.node("arg"))));
    }

    private static String value(Node argument) {
        return argument.is("Integer") ? Long.toString(argument.number("ival")) : argument.text("sval");
    }
}
