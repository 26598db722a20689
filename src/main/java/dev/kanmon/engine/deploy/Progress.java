package dev.kanmon.engine.deploy;

import java.time.Duration;
import java.util.List;

/** What a deploy tells while it runs. */
public sealed interface Progress {

    /** Takes what is told, on the deploying thread; it should be quick. */
    @FunctionalInterface
    interface Listener {
        void on(Progress progress);
    }

    /** Migrations were marked as applied without being run, in order: the database had their schema and no history. */
    record Baselined(List<String> migrations) implements Progress {}

    /** The migrations that are about to run, in order. */
    record Planned(List<String> migrations) implements Progress {}

    /** @param statementsDone 0, but where an earlier run was killed and this one goes on from there */
    record Started(String migration, int statementsDone) implements Progress {}

    /** Of a migration that runs in several steps. */
    record Stepped(String migration, int statementsDone, int statements) implements Progress {}

    /** The server's notice or warning. */
    record Notice(String migration, String message) implements Progress {}

    /** Something about the database, not about one migration, that a person should know. */
    record Warned(String message) implements Progress {}

    /** A line that a program of the team's own has printed; told on another thread. */
    record Printed(String line) implements Progress {}

    /** Another transaction was in the way; nothing was changed, and it is tried again after the pause. */
    record Retrying(String migration, String sqlState, Duration pause) implements Progress {}

    record Finished(String migration, Duration took) implements Progress {}
}
