package dev.kanmon.operator.decide;

import java.util.Map;

/** What {@code policy.promoteAfter} leads to. */
public sealed interface Promotion {

    /** Nothing is asked for. */
    record NotAsked() implements Promotion {}

    /**
     * The other resource cannot prove anything now.
     *
     * @param message why, and what has to happen
     */
    record Unproven(String message) implements Promotion {}

    /** The other resource has brought the very same image to Ready. */
    record SameImage() implements Promotion {}

    /**
     * The other resource is Ready, and its source is seen.
     *
     * @param after which it is, as {@code namespace/name}
     * @param proven what it has brought to Ready: hashes of scripts by the migration's name
     * @param own hashes of this resource's scripts by the migration's name
     */
    record Proven(String after, Map<String, String> proven, Map<String, String> own) implements Promotion {

        public Proven {
            proven = Map.copyOf(proven);
            own = Map.copyOf(own);
        }
    }
}
