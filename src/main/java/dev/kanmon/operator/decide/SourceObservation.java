package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;

/** What the operator can see of a source. */
public sealed interface SourceObservation {

    /**
     * The source's content is known.
     *
     * @param digest {@link dev.kanmon.contract.SourceDigest} of the content
     */
    record Available(String digest) implements SourceObservation {}

    /** An image: only the runner sees what is in it. */
    record InImage() implements SourceObservation {}

    /**
     * Something that the source needs is not there, or not yet.
     *
     * @param reason why
     * @param message what, where, and what to do
     */
    record Awaited(Reason reason, String message) implements SourceObservation {}

    /**
     * The source is there and cannot be used as it is.
     *
     * @param reason why
     * @param message what, where, and what to do
     */
    record Unusable(Reason reason, String message) implements SourceObservation {}
}
