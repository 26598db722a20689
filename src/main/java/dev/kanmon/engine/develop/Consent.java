package dev.kanmon.engine.develop;

import dev.kanmon.contract.Environment;
import dev.kanmon.engine.develop.DevelopRequest.Word;
import java.util.Set;

/** Whether a question is answered already, can be asked, or ends the command. */
enum Consent {
    /** Yes was said on the command line. */
    GIVEN,
    /** Somebody is there to be asked. */
    TO_BE_ASKED,
    /** Nobody has said yes, and nobody is there. */
    MISSING;

    /**
     * A reset takes more than a change does, so a yes to everything is none to that; and the word counts only where the
     * database is said to be one that may be thrown away at any time.
     *
     * @param words that were said
     * @param personThere whether somebody can be asked
     */
    static Consent toReset(Set<Word> words, Environment environment, boolean personThere) {
        boolean given = words.contains(Word.FORCE_RESET) && environment == Environment.Development;
        return given ? GIVEN : asked(personThere);
    }

    /** To losing what the warnings name. */
    static Consent toDataLoss(Set<Word> words, boolean personThere) {
        return words.contains(Word.ACCEPT_DATA_LOSS) ? GIVEN : asked(personThere);
    }

    private static Consent asked(boolean personThere) {
        return personThere ? TO_BE_ASKED : MISSING;
    }
}
