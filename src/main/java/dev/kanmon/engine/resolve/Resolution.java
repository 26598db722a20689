package dev.kanmon.engine.resolve;

/**
 * What a person says about a migration.
 *
 * @param migration its whole name
 * @param mark what it is to be marked as
 * @param ifNeeded whether it is fine when the history says so already
 */
public record Resolution(String migration, Mark mark, boolean ifNeeded) {

    /** The two marks there are. */
    public enum Mark {
        APPLIED,
        ROLLED_BACK
    }
}
