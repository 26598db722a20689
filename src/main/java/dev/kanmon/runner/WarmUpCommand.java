package dev.kanmon.runner;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kanmon warm-up}: what {@code tools/runner-archive.sh} has the JVM watch when it makes the class-data archive. */
@Command(name = "warm-up", hidden = true, description = "Loads what the other commands need.")
final class WarmUpCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    WarmUpCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        return 0;
    }
}
