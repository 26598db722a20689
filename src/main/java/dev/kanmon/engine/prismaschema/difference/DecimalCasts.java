package dev.kanmon.engine.prismaschema.difference;

import static dev.kanmon.engine.prismaschema.difference.Castability.argument;
import static dev.kanmon.engine.prismaschema.difference.Castability.is;
import static dev.kanmon.engine.prismaschema.difference.Castability.safeOrRisky;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges.Cast;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType.Native;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import java.util.OptionalInt;

/** The part of {@link Castability} that is about {@code DECIMAL}. */
final class DecimalCasts {

    private static final int SAFE_DIGITS_IN_SMALL_INT = 2;
    private static final int SAFE_DIGITS_IN_INTEGER = 9;
    private static final int SAFE_DIGITS_IN_BIG_INT = 18;

    /** PostgreSQL's most digits before the decimal point, and after it, where no precision is said. */
    private static final int MOST_DIGITS = 131_072;

    private static final int MOST_SCALE = 16_383;

    private DecimalCasts() {}

    static Cast of(Native from, Native to) {
        return switch (to.type()) {
            case SMALL_INT -> toInteger(from, SAFE_DIGITS_IN_SMALL_INT);
            case INTEGER -> toInteger(from, SAFE_DIGITS_IN_INTEGER);
            case BIG_INT -> toInteger(from, SAFE_DIGITS_IN_BIG_INT);
            case DECIMAL -> toDecimal(from, to);
            case REAL, DOUBLE_PRECISION -> Cast.RISKY;
            case VARCHAR, CHAR -> toCharacters(from, to);
            case TEXT -> Cast.SAFE;
            default -> Cast.IMPOSSIBLE;
        };
    }

    private static Cast toInteger(Native from, int digits) {
        return safeOrRisky(!from.arguments().isEmpty() && scale(from) == 0 && precision(from) <= digits);
    }

    private static Cast toDecimal(Native from, Native to) {
        if (to.arguments().isEmpty()) {
            return Cast.SAFE;
        }
        if (from.arguments().isEmpty()) {
            return safeOrRisky(precision(to) >= MOST_DIGITS && scale(to) >= MOST_SCALE);
        }
        boolean fits = precision(from) - scale(from) <= precision(to) - scale(to) && scale(from) <= scale(to);
        return safeOrRisky(fits);
    }

    private static Cast toCharacters(Native from, Native to) {
        OptionalInt length = argument(to);
        if (length.isEmpty()) {
            return safeOrRisky(!is(to, PostgresType.CHAR));
        }
        if (from.arguments().isEmpty()) {
            return safeOrRisky(length.getAsInt() > MOST_DIGITS);
        }
        int signAndPoint = scale(from) == 0 ? 1 : 2;
        return safeOrRisky(precision(from) + signAndPoint <= length.getAsInt());
    }

    private static int precision(Native decimal) {
        return decimal.arguments().get(0);
    }

    private static int scale(Native decimal) {
        return decimal.arguments().size() > 1 ? decimal.arguments().get(1) : 0;
    }
}
