package dev.kanmon.engine.develop;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import dev.kanmon.engine.develop.Question.LoseData;
import dev.kanmon.engine.develop.Question.Reset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Gets a yes to what a command would do, from the command line or from a person, or ends the command. */
final class Asking {

    private final Set<Word> words;
    private final Environment environment;
    private final Person person;

    Asking(Set<Word> words, Environment environment, Person person) {
        this.words = words;
        this.environment = environment;
        this.person = person;
    }

    /** @throws ProblemException K5020 without a yes */
    void requireReset(Reset question) {
        Consent consent = Consent.toReset(words, environment, person.isThere());
        if (!isYes(consent, question)) {
            throw unanswered(
                    consent,
                    reasons(question.reasons()) + "\n\nWe need to reset the database \"" + question.database()
                            + "\". All data will be lost.",
                    "Nothing was changed. To begin the database anew, run the command on a terminal, or with --force-reset"
                            + " and --environment Development."
                            + otherWays(question.reasons()));
        }
    }

    /**
     * @param command as a person types it
     * @throws ProblemException K5020 without a yes
     */
    void requireDataLoss(LoseData question, String command) {
        Consent consent = Consent.toDataLoss(words, person.isThere());
        if (!isYes(consent, question)) {
            throw unanswered(
                    consent,
                    "There might be data loss when applying the changes:\n\n" + LossCheck.bullets(question.warnings()),
                    "Nothing was changed. If that may be lost, say yes on a terminal, or run " + command
                            + " --accept-data-loss.");
        }
    }

    private boolean isYes(Consent consent, Question question) {
        return switch (consent) {
            case GIVEN -> true;
            case TO_BE_ASKED -> person.agrees(question);
            case MISSING -> false;
        };
    }

    /** Who was asked has read it all, and only hears that nothing happened. */
    private static ProblemException unanswered(Consent consent, String found, String hint) {
        boolean wasAsked = consent == Consent.TO_BE_ASKED;
        return new ProblemException(new Problem(
                ProblemCode.ANSWER_NEEDED,
                ExitCode.ANSWER_NEEDED,
                wasAsked ? "Cancelled: the answer was no." : found,
                wasAsked ? "Nothing was changed." : hint));
    }

    static String reasons(List<ResetReason> reasons) {
        return reasons.size() == 1
                ? reasons.get(0).sentence()
                : reasons.stream().map(reason -> "- " + reason.sentence()).collect(Collectors.joining("\n"));
    }

    /** What else than a reset helps; a sentence for each kind of reason. */
    static String otherWays(List<ResetReason> reasons) {
        return reasons.stream()
                .map(Asking::otherWay)
                .distinct()
                .map(way -> "\n" + way)
                .collect(Collectors.joining());
    }

    private static String otherWay(ResetReason reason) {
        if (reason instanceof ResetReason.Failed failed) {
            return "Or undo by hand what it has left, and mark it: kanmon resolve --rolled-back " + failed.migration()
                    + ". One that was only cut off is gone on with by kanmon deploy.";
        }
        if (reason instanceof ResetReason.Edited) {
            return "Or restore the file from version control, and put the change into a new migration.";
        }
        if (reason instanceof ResetReason.Missing) {
            return "Or get the folders from version control: they may be on another branch.";
        }
        ResetReason.Drifted drifted = (ResetReason.Drifted) reason;
        return drifted.withoutHistory()
                ? "Or take the schema over: make a first migration of it, and mark that as applied with kanmon resolve"
                        + " --applied."
                : "Or keep the change: kanmon drift prints it as SQL; put that into a migration of its own and mark it with"
                        + " kanmon resolve --applied.";
    }
}
