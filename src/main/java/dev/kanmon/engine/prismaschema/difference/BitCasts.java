package dev.kanmon.engine.prismaschema.difference;

import static dev.kanmon.engine.prismaschema.difference.Castability.argument;
import static dev.kanmon.engine.prismaschema.difference.Castability.is;
import static dev.kanmon.engine.prismaschema.difference.Castability.safeOrImpossible;
import static dev.kanmon.engine.prismaschema.difference.Castability.safeOrRisky;

import dev.kanmon.engine.prismaschema.difference.ColumnChanges.Cast;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType.Native;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import java.util.OptionalInt;

/** The part of {@link Castability} that is about strings of bits. */
final class BitCasts {

    private BitCasts() {}

    static Cast ofBit(Native from, Native to) {
        if (!is(to, PostgresType.TEXT, PostgresType.VARCHAR, PostgresType.CHAR, PostgresType.VARBIT)) {
            return Cast.IMPOSSIBLE;
        }
        OptionalInt before = argument(from);
        OptionalInt after = argument(to);
        if (before.isEmpty() || is(to, PostgresType.TEXT)) {
            return Cast.SAFE;
        }
        boolean fits = after.isPresent() ? after.getAsInt() >= before.getAsInt() : !is(to, PostgresType.CHAR);
        return safeOrImpossible(fits);
    }

    static Cast ofVarbit(Native from, Native to) {
        OptionalInt before = argument(from);
        OptionalInt after = argument(to);
        return switch (to.type()) {
            case TEXT -> Cast.SAFE;
            case VARCHAR, CHAR -> safeOrRisky(CharacterCasts.isUnlimited(to) || isAtLeast(after, before));
            case VARBIT -> safeOrImpossible(after.isEmpty() || before.isPresent() && isAtLeast(after, before));
            case BIT ->
                before.isPresent() && after.isPresent() && after.getAsInt() > before.getAsInt()
                        ? Cast.IMPOSSIBLE
                        : Cast.RISKY;
            default -> Cast.IMPOSSIBLE;
        };
    }

    private static boolean isAtLeast(OptionalInt after, OptionalInt before) {
        return after.isPresent() && before.isPresent() && after.getAsInt() >= before.getAsInt();
    }
}
