package dev.kanmon.engine.backup.restore;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.ClientEnvironment;
import dev.kanmon.engine.backup.ClientTools;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What pg_restore can do with an archive. */
final class RestoreProgram {

    private final ClientTools tools;
    private final Archive archive;

    RestoreProgram(ClientTools tools, Archive archive) {
        this.tools = tools;
        this.archive = archive;
    }

    /** The parts of an archive, in the order in which they have to be run. */
    enum Section {
        /** All that the rows need. */
        PRE_DATA("pre-data"),
        /** The rows, and where the sequences are. */
        DATA("data"),
        /** What is quicker or only possible when the rows are there: indexes, constraints, triggers. */
        POST_DATA("post-data");

        private final String word;

        Section(String word) {
            this.word = word;
        }
    }

    /** Reads the table of contents. {@link ArchiveProcess#finish()} says whether that can be done. */
    ArchiveProcess list() {
        return start(List.of("--list"), Map.of());
    }

    /** Prints a part as a script for psql. */
    ArchiveProcess script(Section section) {
        return start(List.of("--section=" + section.word, "--file=-"), Map.of());
    }

    /**
     * Restores all of it into an empty database, and stops at the first error.
     *
     * @param jobs how many tables at once; only one where the archive is a stream
     */
    ArchiveProcess into(ConnectionUrl database, int jobs) {
        List<String> arguments = new ArrayList<>(
                List.of("--exit-on-error", "--no-password", "--dbname=dbname=" + quoted(database.database())));
        if (jobs > 1 && archive.path().isPresent()) {
            arguments.add("--jobs=" + jobs);
        }
        return start(arguments, ClientEnvironment.of(database));
    }

    /** As a value in libpq's connection string, which a name with an equals sign would else be taken for. */
    private static String quoted(String name) {
        return "'" + name.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** @throws ProblemException where the archive is not there */
    private ArchiveProcess start(List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(tools.pgRestore().toString());
        command.addAll(arguments);
        return ArchiveProcess.start(command, environment, archive);
    }
}
