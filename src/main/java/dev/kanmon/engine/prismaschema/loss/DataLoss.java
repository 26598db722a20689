package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.session.Session;
import java.util.List;

/**
 * What is known of a difference before it runs.
 *
 * @param warnings what would be lost, or might be, in Prisma's words
 * @param unexecutable what would fail on the rows that are there, in Prisma's words
 */
public record DataLoss(List<String> warnings, List<String> unexecutable) {

    public DataLoss {
        warnings = List.copyOf(warnings);
        unexecutable = List.copyOf(unexecutable);
    }

    /** Without a database: every table may have rows. */
    public static DataLoss possible(Difference difference) {
        throw new UnsupportedOperationException("being built: " + difference);
    }

    /** Looks whether there are rows and values to lose. Only reads. */
    public static DataLoss on(Session session, Difference difference) {
        throw new UnsupportedOperationException("being built: " + session + difference);
    }
}
