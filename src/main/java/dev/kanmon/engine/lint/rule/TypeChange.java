package dev.kanmon.engine.lint.rule;

import dev.kanmon.engine.lint.schema.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What can happen to values when a column gets another type. The text it gives goes behind "Changing … to …": it says
 * what is lost or refused; empty where every value of the old type is one of the new.
 */
final class TypeChange {

    private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar", "citext", "name");
    private static final Set<String> FLOATS = Set.of("float4", "float8");

    /** Digits of the largest value. */
    private static final Map<String, Integer> INTEGER_DIGITS = Map.of("int2", 5, "int4", 10, "int8", 19);

    /** Characters of the longest value, where there is one. */
    private static final Map<String, Integer> LONGEST_TEXT =
            Map.of("int2", 6, "int4", 11, "int8", 20, "bool", 5, "uuid", 36);

    /** From a type to those that hold all its values, besides text. */
    private static final Map<String, Set<String>> WIDER = Map.ofEntries(
            Map.entry("int2", Set.of("int4", "int8", "float4", "float8")),
            Map.entry("int4", Set.of("int8", "float8")),
            Map.entry("bool", Set.of("int4")),
            Map.entry("float4", Set.of("float8")),
            Map.entry("date", Set.of("timestamp", "timestamptz")),
            Map.entry("timestamp", Set.of("timestamptz")),
            Map.entry("time", Set.of("timetz", "interval")),
            Map.entry("cidr", Set.of("inet")),
            Map.entry("macaddr", Set.of("macaddr8")),
            Map.entry("jsonb", Set.of("json")),
            Map.entry("bit", Set.of("varbit")));

    private TypeChange() {}

    static Optional<String> lossFromUnknown(SqlType to) {
        return isAnyText(to)
                ? Optional.empty()
                : Optional.of("may lose or refuse values: no migration tells which type it has now");
    }

    static Optional<String> loss(SqlType from, SqlType to) {
        SqlType before = plain(from);
        if (before.array() != to.array()) {
            return isAnyText(to) ? Optional.empty() : Optional.of("fails for values that are not of that shape");
        }
        if (isAnyText(to)) {
            return Optional.empty();
        }
        if (TEXTS.contains(to.name())) {
            return toShortText(before, to);
        }
        if (TEXTS.contains(before.name())) {
            return Optional.of("fails if a text is not a " + to);
        }
        if (to.name().equals("numeric")) {
            return toNumeric(before, to);
        }
        return sameOrWider(before, to);
    }

    private static Optional<String> sameOrWider(SqlType from, SqlType to) {
        if (from.name().equals(to.name())) {
            return fewerDigits(from, to);
        }
        if (WIDER.getOrDefault(from.name(), Set.of()).contains(to.name())) {
            return to.modifiers().isEmpty() ? Optional.empty() : fewerDigits(plainOf(to), to);
        }
        if (from.name().equals("timestamptz") && Set.of("timestamp", "date").contains(to.name())) {
            return Optional.of("loses the time zone: values are turned to that of the session");
        }
        if (from.name().equals("json") && to.name().equals("jsonb")) {
            return Optional.of("loses repeated keys and their order, and refuses \\u0000");
        }
        boolean rounds = (from.name().equals("numeric") || FLOATS.contains(from.name()))
                && (FLOATS.contains(to.name()) || INTEGER_DIGITS.containsKey(to.name()));
        return Optional.of(
                rounds
                        ? "rounds values, and fails if one is out of range"
                        : "can lose or refuse values of type " + from);
    }

    /** Fractions of seconds, or the length of a bit string. */
    private static Optional<String> fewerDigits(SqlType from, SqlType to) {
        if (to.modifiers().isEmpty() || from.modifiers().equals(to.modifiers())) {
            return Optional.empty();
        }
        boolean longer = !from.modifiers().isEmpty()
                && from.modifiers().get(0) <= to.modifiers().get(0)
                && !from.name().equals("bit");
        boolean whole = from.name().startsWith("time") && to.modifiers().get(0) >= 6;
        return longer || whole
                ? Optional.empty()
                : Optional.of(
                        "cuts off what does not fit into " + to.modifiers().get(0) + " places");
    }

    private static Optional<String> toShortText(SqlType from, SqlType to) {
        if (from.name().equals("bpchar") && !to.name().equals("bpchar") && lengthOf(from) <= lengthOf(to)) {
            return Optional.empty();
        }
        boolean fits = to.name().equals("varchar") && longest(from) <= lengthOf(to)
                || from.name().equals("bpchar") && to.name().equals("bpchar") && lengthOf(from) <= lengthOf(to);
        return fits
                ? Optional.empty()
                : Optional.of(
                        to.name().equals("bpchar")
                                ? "fails if a value is longer, and loses blanks at the end"
                                : "fails if a value is longer");
    }

    private static long longest(SqlType from) {
        return from.name().equals("varchar") && !from.modifiers().isEmpty()
                ? from.modifiers().get(0)
                : LONGEST_TEXT.getOrDefault(from.name(), Integer.MAX_VALUE);
    }

    /** A char without a length has one; a name has 63. */
    private static long lengthOf(SqlType text) {
        return text.modifiers().isEmpty()
                ? (text.name().equals("name") ? 63 : 1)
                : text.modifiers().get(0);
    }

    private static Optional<String> toNumeric(SqlType from, SqlType to) {
        if (FLOATS.contains(from.name())) {
            return Optional.of("rounds values to the digits that are shown");
        }
        boolean number = from.name().equals("numeric") || INTEGER_DIGITS.containsKey(from.name());
        if (!number) {
            return Optional.of("can lose or refuse values of type " + from);
        }
        if (to.modifiers().isEmpty()) {
            return Optional.empty();
        }
        if (from.name().equals("numeric") && from.modifiers().isEmpty()) {
            return Optional.of("rounds values, and fails if one has too many digits");
        }
        boolean fits = digits(from) <= digits(to) && scale(from) <= scale(to);
        return fits ? Optional.empty() : Optional.of("rounds values, or fails if one has too many digits");
    }

    /** Before the point. */
    private static long digits(SqlType number) {
        return INTEGER_DIGITS.containsKey(number.name())
                ? INTEGER_DIGITS.get(number.name())
                : number.modifiers().get(0) - scale(number);
    }

    private static long scale(SqlType number) {
        return number.modifiers().size() < 2 ? 0 : number.modifiers().get(1);
    }

    /** A text of any length. */
    private static boolean isAnyText(SqlType type) {
        return type.name().equals("text")
                || type.name().equals("citext")
                || type.name().equals("varchar") && type.modifiers().isEmpty();
    }

    /** Serials are integers. */
    private static SqlType plain(SqlType type) {
        return switch (type.name()) {
            case "serial", "serial4" -> new SqlType("int4", List.of(), type.array());
            case "bigserial", "serial8" -> new SqlType("int8", List.of(), type.array());
            case "smallserial", "serial2" -> new SqlType("int2", List.of(), type.array());
            default -> type;
        };
    }

    private static SqlType plainOf(SqlType type) {
        return new SqlType(type.name(), List.of(), type.array());
    }
}
