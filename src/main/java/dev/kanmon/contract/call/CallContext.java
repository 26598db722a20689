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
 * @param from of a traffic hook, the Deployment that serves; null for other hooks
 * @param to of a traffic hook, the Deployment that is to serve; null for other hooks
 */
public record CallContext(
        String namespace, String name, String run, String hook, String plan, String phase, String from, String to) {

    private static final int HASH_DIGITS = 8;

    /** Of a hook that is no traffic hook. */
    public CallContext(String namespace, String name, String run, String hook, String plan, String phase) {
        this(namespace, name, run, hook, plan, phase, null, null);
    }

    /**
     * Names what the call makes: the same for each attempt of one hook, and another one for another plan, which asks for a
     * backup of its own, and for the way back of a rollout.
     */
    public String key() {
        return hook + "-" + run + (plan == null ? "" : "-" + shortened(plan)) + (to == null ? "" : "-" + to);
    }

    private static String shortened(String hash) {
        String digits = hash.substring(hash.indexOf(':') + 1);
        return digits.substring(0, Math.min(digits.length(), HASH_DIGITS));
    }
}
