package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.schema.SqlType;
import java.util.List;
import java.util.Set;

/** Which conversions leave every value on disk as it is (pg_cast.castmethod 'b', and the support functions of lengths). */
final class TypeCoercion {

    /** Those of fractional seconds are 6 where none is written. */
    private static final long MOST_DIGITS_OF_SECONDS = 6;

    private static final Set<String> TEXTS = Set.of("varchar", "text", "citext");

    private TypeCoercion() {}

    /** Whether no value has to be touched, or looked at. */
    static boolean isFree(SqlType before, SqlType after) {
        if (TEXTS.contains(before.name()) && TEXTS.contains(after.name())) {
            return isWider(before.modifiers(), after.modifiers());
        }
        if (!before.name().equals(after.name())) {
            return after.modifiers().isEmpty() && isBinary(before.name(), after.name());
        }
        return switch (before.name()) {
            case "varbit" -> isWider(before.modifiers(), after.modifiers());
            case "numeric" -> isWiderNumeric(before.modifiers(), after.modifiers());
            case "timestamp", "timestamptz", "time", "timetz" ->
                digitsOfSeconds(after.modifiers()) >= digitsOfSeconds(before.modifiers());
            default -> false;
        };
    }

    private static boolean isBinary(String before, String after) {
        return switch (before) {
            case "bit" -> after.equals("varbit");
            case "cidr" -> after.equals("inet");
            case "xml" -> after.equals("text") || after.equals("varchar");
            case "int4" -> after.equals("oid");
            case "oid" -> after.equals("int4");
            default -> false;
        };
    }

    private static boolean isWider(List<Long> before, List<Long> after) {
        return after.isEmpty() || !before.isEmpty() && after.get(0) >= before.get(0);
    }

    /** More digits at the same scale; another scale rounds or pads each value. */
    private static boolean isWiderNumeric(List<Long> before, List<Long> after) {
        return after.isEmpty()
                || !before.isEmpty()
                        && after.get(0) >= before.get(0)
                        && scale(after).equals(scale(before));
    }

    private static Long scale(List<Long> modifiers) {
        return modifiers.size() > 1 ? modifiers.get(1) : 0L;
    }

    private static long digitsOfSeconds(List<Long> modifiers) {
        return modifiers.isEmpty() ? MOST_DIGITS_OF_SECONDS : modifiers.get(0);
    }
}
