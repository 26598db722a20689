package dev.kanmon.engine.schema.shadow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A directory of PostgreSQL binaries, and the commands that run them. */
record PostgresHome(Path directory) {

    /** PostgreSQL refuses to run as root. In a user namespace without a mapping, root is nobody. */
    private static final List<String> AS_NOBODY = List.of("unshare", "--user");

    private static final int ROOT = 0;

    /** @throws ShadowUnavailableException where there is no PostgreSQL in the directory */
    static PostgresHome at(Path directory) {
        if (!Files.isExecutable(directory.resolve("bin/postgres"))) {
            throw new ShadowUnavailableException("There is no PostgreSQL in " + directory
                    + ": bin/postgres is missing there. Set KANMON_POSTGRES_HOME to a directory with PostgreSQL's bin,"
                    + " lib and share, or use another shadow.");
        }
        return new PostgresHome(directory.toAbsolutePath());
    }

    /** An initialised data directory to copy, where {@link #hasTemplate()} says that there is one. */
    Path template() {
        return directory.resolve("template");
    }

    boolean hasTemplate() {
        return Files.exists(template().resolve("PG_VERSION"));
    }

    /** The command that runs a server. */
    List<String> postgres(List<String> arguments) {
        return command("postgres", arguments);
    }

    /** The command that makes a data directory. */
    List<String> initdb(List<String> arguments) {
        return command("initdb", arguments);
    }

    private List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(isRoot() ? AS_NOBODY : List.of());
        command.add(directory.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
