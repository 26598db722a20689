package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
        surroundings.err().print(question + " (y/N) ");
        surroundings.err().flush();
        if (!YES.contains(line().strip().toLowerCase(Locale.ROOT))) {
            throw new ProblemException(new Problem(
                    ProblemCode.ANSWER_NEEDED,
                    ExitCode.ANSWER_NEEDED,
                    "It was not answered with yes. Nothing was changed.",
                    null));
        }
    }

    /** Empty where there is nothing to read. */
    private String line() {
        try {
            String line =
                    new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }
}
