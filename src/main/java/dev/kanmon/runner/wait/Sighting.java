package dev.kanmon.runner.wait;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.Problem;
import java.util.List;
import java.util.Optional;

/** What one look at a gate showed. */
public sealed interface Sighting {

    /** @param message what is there now, in one sentence */
    record Open(String message) implements Sighting {}

    /**
     * @param reason in one word; another word is told at once, the same one seldom
     * @param problem what keeps it closed
     * @param absent migrations that are not applied yet, as far as they are known
     * @param failure the failed migration that is in the way
     */
    record Closed(String reason, Problem problem, List<String> absent, Optional<RunReport.Failure> failure)
            implements Sighting {

        public Closed {
            absent = List.copyOf(absent);
        }

        /** Closed because of a problem alone. */
        public static Closed by(Problem problem) {
            return new Closed(problem.code().name(), problem, List.of(), Optional.empty());
        }
    }
}
