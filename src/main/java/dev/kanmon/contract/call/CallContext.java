package dev.kanmon.contract.call;

/**
 * What a call is made for; a request's body names these in placeholders.
 *
 * @param namespace the namespace of the resource
 * @param name the resource's name
 * @param run the run's id
 * @param hook the hook's name
 * @param plan the hash of the plan; null where there is none
 * @param phase the resource's phase; null where it has none
 */
public record CallContext(String namespace, String name, String run, String hook, String plan, String phase) {

    private static final int HASH_DIGITS = 8;

    /**
     * Names what the call makes: the same for each attempt of one hook, and another one for another plan, which asks for a
     * backup of its own.
     */
    public String key() {
        return hook + "-" + run + (plan == null ? "" : "-" + shortened(plan));
    }

    private static String shortened(String hash) {
        String digits = hash.substring(hash.indexOf(':') + 1);
        return digits.substring(0, Math.min(digits.length(), HASH_DIGITS));
    }
}
