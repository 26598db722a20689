package dev.kanmon.engine.develop;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import dev.kanmon.engine.develop.Question.LoseData;
import dev.kanmon.engine.develop.Question.Reset;
import java.util.Set;
import java.util.stream.Collectors;

/** Gets a yes to what a command would do, from the command line or from a person, or ends the command. */
final class Asking {

    private final String command;
    private final Set<Word> words;
    private final Environment environment;
    private final Person person;

    /** @param command as a person types it */
    Asking(String command, Set<Word> words, Environment environment, Person person) {
        this.command = command;
        this.words = words;
        this.environment = environment;
        this.person = person;
    }

    /** @throws ProblemException K5020 without a yes */
    void requireReset(Reset question) {
        String orElse = String.join("\nOr: ", question.otherWays());
        require(
                Consent.toReset(words, environment, person.isThere()),
                question,
                "Nothing was changed. All data will be lost by a reset. Say yes to it on a terminal, or with " + command
                        + " --force-reset --environment Development."
                        + (orElse.isEmpty() ? "" : "\nOr: " + orElse));
    }

    /** @throws ProblemException K5020 without a yes */
    void requireDataLoss(LoseData question) {
        require(
                Consent.toDataLoss(words, person.isThere()),
                question,
                "Nothing was changed. If that may be lost, say yes on a terminal, or with " + command
                        + " --accept-data-loss." + meantAsRenames(question));
    }

    private static String meantAsRenames(LoseData question) {
        return question.unasked().stream()
                .map(rename -> "\nIf it was meant as a rename: --renamed " + rename + ".")
                .collect(Collectors.joining());
    }

    private void require(Consent consent, Question question, String hint) {
        switch (consent) {
            case GIVEN -> {}
            case TO_BE_ASKED -> {
                if (!person.agrees(question)) {
                    throw unanswered("Cancelled: the answer was no.", "Nothing was changed.");
                }
            }
            case MISSING -> throw unanswered(question.found(), hint);
        }
    }

    private static ProblemException unanswered(String message, String hint) {
        return new ProblemException(new Problem(ProblemCode.ANSWER_NEEDED, ExitCode.ANSWER_NEEDED, message, hint));
    }
}
