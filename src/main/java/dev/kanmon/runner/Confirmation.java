package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.util.Locale;
import java.util.Set;

/** Asks the person at the terminal, before anything is changed. */
final class Confirmation {

    private static final Set<String> YES = Set.of("y", "yes");

    private final Surroundings surroundings;

    Confirmation(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * @param question a whole sentence
     * @throws ProblemException K5020 where the answer is anything but yes
     */
    void require(String question) {
        String answer = new TerminalLine(surroundings).ask(question + " (y/N) ").orElse("");
        if (!YES.contains(answer.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(new Problem(
                    ProblemCode.ANSWER_NEEDED,
                    ExitCode.ANSWER_NEEDED,
                    "It was not answered with yes. Nothing was changed.",
                    null));
        }
    }
}
