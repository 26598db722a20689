package dev.kanmon.engine.resolve;

import java.util.Optional;

/**
 * What a person says about a migration.
 *
 * @param migration its whole name
 * @param mark what it is to be marked as
 * @param ifNeeded whether it is fine when the history says so already
 * @param script what is to run before the mark; empty for the mark alone
 */
public record Resolution(String migration, Mark mark, boolean ifNeeded, Optional<Script> script) {

    /** A mark alone. */
    public Resolution(String migration, Mark mark, boolean ifNeeded) {
        this(migration, mark, ifNeeded, Optional.empty());
    }

    /**
     * SQL that runs once, and the mark with it.
     *
     * @param digest {@link dev.kanmon.contract.Document#digestOf} of the text that was decided on; empty: whatever it is
     * @param base the fingerprint of the schema that it was made for; empty: whatever it is
     * @param decision names this decision; needed where a statement refuses a transaction
     */
    public record Script(String text, Optional<String> digest, Optional<String> base, Optional<String> decision) {}

    /** The same decision, with another script or none. */
    public Resolution with(Optional<Script> other) {
        return new Resolution(migration, mark, ifNeeded, other);
    }

    /** The two marks there are. */
    public enum Mark {
        APPLIED,
        ROLLED_BACK
    }
}
