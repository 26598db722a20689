package dev.kanmon.engine.prismaschema.difference;

import static dev.kanmon.engine.prismaschema.difference.Castability.argument;
import static dev.kanmon.engine.prismaschema.difference.Castability.is;
import static dev.kanmon.engine.prismaschema.difference.Castability.safeOrImpossible;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges.Cast;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType.Native;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;

/** The part of {@link Castability} that is about moments and times of day. */
final class TimeCasts {

    private static final int CHARACTERS_OF_TIMESTAMP = 23;
    private static final int CHARACTERS_OF_TIMESTAMPTZ = 28;
    private static final int CHARACTERS_OF_DATE = 28;
    private static final int CHARACTERS_OF_TIME = 14;
    private static final int CHARACTERS_OF_TIMETZ = 19;

    private TimeCasts() {}

    static Cast of(Native from, Native to) {
        if (from.type() == to.type()) {
            return isPrecisionKept(from, to) ? Cast.NOT_NEEDED : betweenPrecisions(from);
        }
        return safeOrImpossible(CharacterCasts.isUnlimited(to)
                || CharacterCasts.hasRoomFor(to, characters(from.type()))
                || isCastable(from.type(), to));
    }

    /** A precision that is left out on either side is no difference. */
    private static boolean isPrecisionKept(Native from, Native to) {
        return argument(to).isEmpty() || argument(from).isEmpty();
    }

    private static Cast betweenPrecisions(Native time) {
        return safeOrImpossible(!is(time, PostgresType.TIME));
    }

    private static int characters(PostgresType time) {
        return switch (time) {
            case TIMESTAMP -> CHARACTERS_OF_TIMESTAMP;
            case TIMESTAMPTZ -> CHARACTERS_OF_TIMESTAMPTZ;
            case DATE -> CHARACTERS_OF_DATE;
            case TIME -> CHARACTERS_OF_TIME;
            case TIMETZ -> CHARACTERS_OF_TIMETZ;
            default -> throw new IllegalArgumentException("not a time: " + time);
        };
    }

    private static boolean isCastable(PostgresType time, Native to) {
        return switch (time) {
            case TIMESTAMP, TIMESTAMPTZ ->
                is(
                        to,
                        PostgresType.TIMESTAMP,
                        PostgresType.TIMESTAMPTZ,
                        PostgresType.DATE,
                        PostgresType.TIME,
                        PostgresType.TIMETZ);
            case DATE -> is(to, PostgresType.TIMESTAMP, PostgresType.TIMESTAMPTZ);
            case TIME -> is(to, PostgresType.TIMETZ);
            case TIMETZ -> is(to, PostgresType.TIME);
            default -> false;
        };
    }
}
