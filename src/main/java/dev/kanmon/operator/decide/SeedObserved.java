package dev.kanmon.operator.decide;

import java.util.Optional;

/**
 * What is seen of the sample data that {@code spec.seed} asks for.
 *
 * @param digest of the seed, its SQL as far as it is seen, and a person's wish to try again
 * @param missing what the seed needs and is not there, as a sentence; empty where nothing is
 * @param sight what is seen of the Job that {@code status.seed} names
 */
public record SeedObserved(String digest, Optional<String> missing, Sight sight) {

    /** Where no seed is asked for, and none is under way. */
    public static SeedObserved none() {
        return new SeedObserved("", Optional.empty(), new Sight.Absent());
    }

    /** What the cluster shows of a seed's Job, be it the runner's or the team's. */
    public sealed interface Sight {

        /** There is no Job of that name. */
        record Absent() implements Sight {}

        /** There is a Job of that name, and it is not this seed's. */
        record Foreign() implements Sight {}

        /** It is there, and no container of it has begun; {@code message} says what it waits for. */
        record Starting(String uid, String message) implements Sight {}

        /** It works. */
        record Working(String uid) implements Sight {}

        /** It has put the data in. */
        record Done(String uid) implements Sight {}

        /** It ended without; {@code guarded}: since the database remembers that it is production. */
        record Failed(String uid, boolean guarded, String message) implements Sight {}
    }
}
