package dev.kanmon.operator.decide.rollout;

/** One thing to do for a rollout. Each can be done twice without harm. */
public sealed interface RolloutAct {

    /**
     * Change how many replicas a Deployment asks for, unless somebody else has changed it.
     *
     * @param deployment its name
     * @param from how many it asks for
     * @param to how many it shall ask for
     */
    record Scale(String deployment, int from, int to) implements RolloutAct {}

    /**
     * Make the other colour the one that the Service selects, in one patch, unless the Service is another one by now.
     *
     * @param service its name
     * @param resourceVersion the version that was seen
     * @param key the selector's key
     * @param from the value that was seen
     * @param to the value that it shall have
     */
    record Switch(String service, String resourceVersion, String key, String from, String to) implements RolloutAct {}

    /**
     * Delete a Deployment that no longer serves.
     *
     * @param deployment its name
     * @param uid its UID: another one of that name stays
     */
    record Delete(String deployment, String uid) implements RolloutAct {}

    /**
     * Ask for a sample; the answer wakes whoever waits for it.
     *
     * @param request what is asked
     */
    record Ask(SampleRequest request) implements RolloutAct {}
}
