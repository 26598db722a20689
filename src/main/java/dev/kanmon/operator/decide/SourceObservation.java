package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Reason;
import java.util.Set;

/** What the operator can see of a source. */
public sealed interface SourceObservation {

    /**
     * The source's content is known.
     *
     * @param digest {@link dev.kanmon.contract.SourceDigest} of the content
     * @param migrations the names of the migrations in it
     * @param madeUp whether migrations are made up of it, in a database, and get their names there
     */
    record Available(String digest, Set<String> migrations, boolean madeUp) implements SourceObservation {

        public Available {
            migrations = Set.copyOf(migrations);
        }

        /** A source of migrations that have their names. */
        public Available(String digest, Set<String> migrations) {
            this(digest, migrations, false);
        }

        /** A source that migrations are made up of. */
        public static Available ofSchema(String digest) {
            return new Available(digest, Set.of(), true);
        }
    }

    /** An image: only the runner sees what is in it. */
    record InImage() implements SourceObservation {}

    /**
     * Whether a migration can be in the source, as far as the operator sees into it.
     *
     * @param migration its name
     */
    default boolean mayHold(String migration) {
        return !(this instanceof Available available)
                || available.madeUp()
                || available.migrations().contains(migration);
    }

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
