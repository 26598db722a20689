package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.develop.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a command finds sample data when it is not told. */
final class SeedSource {

    /** Beside the schema and the migrations. */
    static final Path DEFAULT_FILE = Path.of("prisma", "seed.sql");

    private SeedSource() {}

    /**
     * The script of a file.
     *
     * @throws dev.kanmon.engine.ProblemException where it cannot be read
     */
    static Seed ofFile(String file) {
        return new Seed.Script(file, ScriptText.ofFile(file));
    }

    /** The script that lies where {@code kanmon} looks by itself; empty where there is none. */
    static Optional<Seed> ofDefault() {
        return Files.isRegularFile(DEFAULT_FILE) ? Optional.of(ofFile(DEFAULT_FILE.toString())) : Optional.empty();
    }

    /** What {@code --help} says of it. */
    static String help() {
        return "(default: " + DEFAULT_FILE + ", where that is there)";
    }

    /** What to do about a missing one. */
    static String missing() {
        return "Say what the sample data are: " + RunnerOptions.FILE + " FILE, or " + RunnerOptions.COMMAND
                + " PROGRAM ARGUMENTS. There is no " + DEFAULT_FILE + ".";
    }
}
