package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges.Cast;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType.Native;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import java.util.List;
import java.util.OptionalInt;

/**
 * How safely PostgreSQL turns one type's values into another's. The table, odd cells included, is that of Prisma's
 * flavour/postgres/schema_differ.rs: whether a column is altered or made anew depends on it.
 */
final class Castability {

    private static final int DIGITS_OF_SMALL_INT = 3;
    private static final int DIGITS_OF_INTEGER = 10;
    private static final int DIGITS_OF_BIG_INT = 19;
    private static final int CHARACTERS_OF_SMALL_INT = 4;
    private static final int CHARACTERS_OF_INTEGER = 11;
    private static final int CHARACTERS_OF_BIG_INT = 20;
    private static final int CHARACTERS_OF_REAL = 47;
    private static final int CHARACTERS_OF_DOUBLE = 317;

    private Castability() {}

    /** @param from other than {@code to} */
    static Cast of(Native from, Native to) {
        return switch (from.type()) {
            case INET -> CharacterCasts.unlessChar(to, Cast.IMPOSSIBLE);
            case MONEY -> CharacterCasts.unlessChar(to, Cast.RISKY);
            case CITEXT -> is(to, PostgresType.TEXT, PostgresType.VARCHAR) ? Cast.SAFE : Cast.RISKY;
            case OID ->
                safeOrImpossible(
                        is(to, PostgresType.TEXT, PostgresType.VARCHAR, PostgresType.BIG_INT, PostgresType.INTEGER));
            case SMALL_INT -> ofInteger(from, to, DIGITS_OF_SMALL_INT, CHARACTERS_OF_SMALL_INT);
            case INTEGER -> ofInteger(from, to, DIGITS_OF_INTEGER, CHARACTERS_OF_INTEGER);
            case BIG_INT -> ofInteger(from, to, DIGITS_OF_BIG_INT, CHARACTERS_OF_BIG_INT);
            case DECIMAL -> DecimalCasts.of(from, to);
            case REAL -> ofFloat(to, CHARACTERS_OF_REAL);
            case DOUBLE_PRECISION -> ofFloat(to, CHARACTERS_OF_DOUBLE);
            case VARCHAR -> CharacterCasts.ofVarchar(from, to);
            case CHAR -> CharacterCasts.ofChar(from, to);
            case TEXT -> CharacterCasts.ofText(to);
            case BYTEA -> CharacterCasts.ofBytes(to);
            case TIMESTAMP, TIMESTAMPTZ, DATE, TIME, TIMETZ -> TimeCasts.of(from, to);
            case BOOLEAN -> CharacterCasts.ofBoolean(to);
            case BIT -> BitCasts.ofBit(from, to);
            case VARBIT -> BitCasts.ofVarbit(from, to);
            case UUID -> CharacterCasts.ofUuid(to);
            case XML -> CharacterCasts.ofDocument(to, List.of());
            case JSON -> CharacterCasts.ofDocument(to, List.of(PostgresType.JSONB));
            case JSONB -> CharacterCasts.ofDocument(to, List.of(PostgresType.JSON));
        };
    }

    static boolean is(Native type, PostgresType... some) {
        return List.of(some).contains(type.type());
    }

    /** The length, or precision, that is written; empty where none is. */
    static OptionalInt argument(Native type) {
        return type.arguments().isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(type.arguments().get(0));
    }

    static Cast safeOrImpossible(boolean safe) {
        return safe ? Cast.SAFE : Cast.IMPOSSIBLE;
    }

    static Cast safeOrRisky(boolean safe) {
        return safe ? Cast.SAFE : Cast.RISKY;
    }

    private static Cast ofInteger(Native from, Native to, int digits, int characters) {
        return switch (to.type()) {
            case SMALL_INT, INTEGER, BIG_INT -> safeOrRisky(to.type().compareTo(from.type()) > 0);
            case DECIMAL ->
                safeOrRisky(to.arguments().isEmpty()
                        || to.arguments().get(0) - to.arguments().get(1) >= digits);
            case REAL, DOUBLE_PRECISION, TEXT -> Cast.SAFE;
            case VARCHAR, CHAR -> CharacterCasts.holds(to, characters);
            default -> Cast.IMPOSSIBLE;
        };
    }

    private static Cast ofFloat(Native to, int characters) {
        return switch (to.type()) {
            case SMALL_INT, INTEGER, BIG_INT, DECIMAL, REAL -> Cast.RISKY;
            case DOUBLE_PRECISION, TEXT -> Cast.SAFE;
            case VARCHAR, CHAR -> CharacterCasts.holds(to, characters);
            default -> Cast.IMPOSSIBLE;
        };
    }
}
