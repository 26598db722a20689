package dev.kanmon.engine.develop;

import dev.kanmon.engine.deploy.Progress;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.loss.DataLoss;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import java.util.List;
import java.util.Optional;

/** {@code push}: brings a database to its schema file without a migration, as {@code prisma db push}. Writes no history. */
public final class Push {

    private static final String COMMAND = "kanmon push";

    private static final String BEGIN_ANEW = "Nothing was changed. Mend the rows, or begin the database anew with "
            + COMMAND + " --force-reset; all data will then be lost.";

    private final PushRequest request;
    private final DevelopmentDatabase database;
    private final Asking asking;

    private Push(PushRequest request, Person person, DevelopmentDatabase database) {
        this.request = request;
        this.database = database;
        this.asking = new Asking(COMMAND, request.words(), request.environment(), person);
    }

    /**
     * In one transaction, as far as its statements allow one.
     *
     * @param stop cancels what runs
     * @throws dev.kanmon.engine.ProblemException as a connection fails; P1002; K5010 in production; K5020 without a yes to
     *     losing data; K5021 for what cannot run over the rows that are there
     */
    public static PushResult run(PushRequest request, Person person, StopSignal stop, Progress.Listener listener) {
        try (DevelopmentDatabase database = DevelopmentDatabase.open(
                request.target(), request.environment(), request.settings(), COMMAND, stop, listener)) {
            return new Push(request, person, database).run();
        }
    }

    private PushResult run() {
        boolean reset = request.words().contains(Word.FORCE_RESET);
        if (reset) {
            asking.requireReset(new Question.Reset(database.name(), List.of()));
            database.reset(request.namespaces());
        }
        Difference difference = Difference.between(database.describe(request.namespaces()), request.wanted());
        if (difference.isEmpty()) {
            return new PushResult(Optional.empty(), reset, List.of());
        }
        DataLoss loss = database.lossOf(difference);
        LossCheck.requireExecutable(loss, BEGIN_ANEW);
        if (!loss.warnings().isEmpty()) {
            asking.requireDataLoss(new Question.LoseData(loss.warnings(), List.of()));
        }
        return new PushResult(
                Optional.of(database.execute("The change", MigrationScript.of(difference))), reset, loss.warnings());
    }
}
