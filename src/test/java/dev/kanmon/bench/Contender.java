package dev.kanmon.bench;

import dev.kanmon.testsupport.TestDatabase;
import java.util.Optional;

/** Something that brings a database to a set of migrations. */
interface Contender {

    /** As it stands in the table. */
    String name();

    /** Whether it knows what was applied before, and so can be run again. */
    boolean keepsHistory();

    /**
     * Brings the database to the migrations.
     *
     * @param watchMemory whether peak memory is watched, which costs a little time
     * @throws IllegalStateException where it does not succeed
     */
    Measurement run(Migrations migrations, TestDatabase database, boolean watchMemory);

    /**
     * One run.
     *
     * @param millis wall-clock time from start to end, the process's own start included
     * @param peakKib largest resident memory, KiB; empty where it was not watched
     */
    record Measurement(double millis, Optional<Long> peakKib) {}
}
