package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.PresentNames;
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
        return of(difference, new NoFacts());
    }

    /**
     * Looks whether there are rows and values to lose. Only reads. Where {@code statement_timeout} ends a look, the text is
     * that of {@link #possible}.
     *
     * @param session with the database that the difference starts from
     * @throws dev.kanmon.engine.session.ServerException where the role may not read a table
     */
    public static DataLoss on(Session session, Difference difference) {
        return of(difference, new CountedFacts(session, PresentNames.of(difference)));
    }

    public boolean isEmpty() {
        return warnings.isEmpty() && unexecutable.isEmpty();
    }

    private static DataLoss of(Difference difference, Facts facts) {
        List<Risk> risks = Risks.of(difference);
        LossText losses = new LossText(facts);
        ObstacleText obstacles = new ObstacleText(facts);
        return new DataLoss(
                risks.stream()
                        .filter(Risk.Loss.class::isInstance)
                        .flatMap(risk -> losses.of((Risk.Loss) risk).stream())
                        .toList(),
                risks.stream()
                        .filter(Risk.Obstacle.class::isInstance)
                        .flatMap(risk -> obstacles.of((Risk.Obstacle) risk).stream())
                        .toList());
    }
}
