package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import java.util.List;
import java.util.Optional;

/** Words for what became of sample data and of a reset. */
final class SeedAnswer {

    private SeedAnswer() {}

    /** @param problem why the data are not there; empty where they are */
    static Answer of(Optional<Problem> problem) {
        return ended(problem, "The sample data are in the database.");
    }

    /** Of a database that was emptied, and is left so. */
    static Answer emptied() {
        return ended(Optional.empty(), "The database is empty.");
    }

    /**
     * Of a database that was emptied and brought to its source.
     *
     * @param deployed what the migrations' run ended with
     * @param seeded what the seed ended with; empty where there was none, or it was not reached
     */
    static Answer reset(Answer deployed, Optional<Answer> seeded) {
        if (seeded.isEmpty()) {
            return deployed;
        }
        CommandResult result = deployed.result();
        CommandResult seed = seeded.get().result();
        return new Answer(
                new CommandResult(
                        seed.outcome(),
                        seed.problem(),
                        result.history(),
                        result.applied(),
                        result.pending(),
                        result.edited(),
                        result.missing(),
                        result.failure()),
                deployed.message() + " " + seeded.get().message(),
                deployed.text() + seeded.get().text());
    }

    private static Answer ended(Optional<Problem> problem, String message) {
        CommandResult result = new CommandResult(
                problem.map(Problem::outcome).orElse(ExitCode.DONE),
                problem,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        return new Answer(result, message, problem.isEmpty() ? message + "\n" : "");
    }
}
