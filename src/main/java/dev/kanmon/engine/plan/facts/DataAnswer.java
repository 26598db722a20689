package dev.kanmon.engine.plan.facts;

/**
 * What a target's data say.
 *
 * @param query the very query, for a person to run
 * @param count how many there are
 */
public record DataAnswer(DataQuestion question, String query, Fact<Count> count) {

    /**
     * @param found at most {@link DataProbe#LIMIT}
     * @param more whether counting was stopped there
     */
    public record Count(long found, boolean more) {

        /** For a message: {@code 17}, {@code 1000 or more}. */
        public String words() {
            return more ? found + " or more" : String.valueOf(found);
        }
    }
}
