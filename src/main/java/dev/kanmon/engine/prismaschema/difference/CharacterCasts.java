package dev.kanmon.engine.prismaschema.difference;

import static dev.kanmon.engine.prismaschema.difference.Castability.argument;
import static dev.kanmon.engine.prismaschema.difference.Castability.is;
import static dev.kanmon.engine.prismaschema.difference.Castability.safeOrImpossible;
import static dev.kanmon.engine.prismaschema.difference.Castability.safeOrRisky;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges.Cast;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType.Native;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import java.util.List;
import java.util.OptionalInt;

/** The part of {@link Castability} that is about types of characters, and about what is only castable to them. */
final class CharacterCasts {

    /** {@code '\x'} and a byte do not fit into less. */
    private static final int LEAST_CHARACTERS_OF_BYTES = 3;

    private static final int CHARACTERS_OF_UUID = 32;
    private static final int CHARACTERS_OF_TRUE = 4;
    private static final int CHARACTERS_OF_FALSE = 5;

    private CharacterCasts() {}

    /** Whether values of so many characters fit; {@code CHAR} without a length holds one. */
    static Cast holds(Native to, int characters) {
        OptionalInt length = argument(to);
        return length.isPresent()
                ? safeOrRisky(length.getAsInt() >= characters)
                : safeOrRisky(!is(to, PostgresType.CHAR));
    }

    static Cast unlessChar(Native to, Cast otherwise) {
        return is(to, PostgresType.CITEXT, PostgresType.TEXT, PostgresType.VARCHAR) ? Cast.SAFE : otherwise;
    }

    static Cast ofVarchar(Native from, Native to) {
        OptionalInt before = argument(from);
        if (before.isEmpty() && is(to, PostgresType.VARCHAR, PostgresType.CHAR)) {
            return safeOrRisky(is(to, PostgresType.VARCHAR) && argument(to).isEmpty());
        }
        return ofLimited(before, to);
    }

    static Cast ofChar(Native from, Native to) {
        OptionalInt before = argument(from);
        if (before.isEmpty() && is(to, PostgresType.VARCHAR, PostgresType.CHAR)) {
            return Cast.SAFE;
        }
        return ofLimited(before, to);
    }

    private static Cast ofLimited(OptionalInt before, Native to) {
        if (!is(to, PostgresType.VARCHAR, PostgresType.CHAR)) {
            return safeOrImpossible(is(to, PostgresType.TEXT));
        }
        OptionalInt after = argument(to);
        if (after.isPresent()) {
            return safeOrRisky(before.getAsInt() <= after.getAsInt());
        }
        return safeOrRisky(before.getAsInt() == 1 || is(to, PostgresType.VARCHAR));
    }

    static Cast ofText(Native to) {
        return switch (to.type()) {
            case TEXT, CITEXT -> Cast.SAFE;
            case VARCHAR -> safeOrRisky(argument(to).isEmpty());
            case CHAR -> Cast.RISKY;
            default -> Cast.IMPOSSIBLE;
        };
    }

    static Cast ofBytes(Native to) {
        if (isUnlimited(to)) {
            return Cast.SAFE;
        }
        return hasRoomFor(to, LEAST_CHARACTERS_OF_BYTES) ? Cast.RISKY : Cast.IMPOSSIBLE;
    }

    static Cast ofBoolean(Native to) {
        if (is(to, PostgresType.TEXT, PostgresType.VARCHAR) || hasRoomFor(to, CHARACTERS_OF_FALSE)) {
            return Cast.SAFE;
        }
        return hasRoomFor(to, CHARACTERS_OF_TRUE) ? Cast.RISKY : Cast.IMPOSSIBLE;
    }

    static Cast ofUuid(Native to) {
        return safeOrImpossible(isUnlimited(to) || hasRoomFor(to, CHARACTERS_OF_UUID));
    }

    /** @param likewise types, other than those of characters, that hold the same */
    static Cast ofDocument(Native to, List<PostgresType> likewise) {
        if (isUnlimited(to) || likewise.contains(to.type())) {
            return Cast.SAFE;
        }
        return is(to, PostgresType.VARCHAR, PostgresType.CHAR) ? Cast.RISKY : Cast.IMPOSSIBLE;
    }

    static boolean isUnlimited(Native to) {
        return is(to, PostgresType.TEXT)
                || is(to, PostgresType.VARCHAR) && argument(to).isEmpty();
    }

    /** Whether it is a type of characters with a length of at least so many. */
    static boolean hasRoomFor(Native to, int characters) {
        return is(to, PostgresType.VARCHAR, PostgresType.CHAR) && argument(to).orElse(0) >= characters;
    }
}
