package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where PostgreSQL's client programs are looked for: in a folder of Kanmon's own, where Debian and Ubuntu put them, and on
 * the path. pg_dump refuses a server that is newer than itself, and an older one it serves as far back as 9.2.
 */
public final class ClientPlaces {

    /** The environment variable with a folder that holds {@code <major>/bin}. */
    public static final String CLIENTS_VARIABLE = "KANMON_POSTGRES_CLIENTS";

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern MAJOR = Pattern.compile("[1-9][0-9]");
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ([1-9][0-9])");

    private final List<Path> folders;
    private final List<Path> path;

    ClientPlaces(List<Path> folders, List<Path> path) {
        this.folders = List.copyOf(folders);
        this.path = List.copyOf(path);
    }

    /** The places that a process with this environment looks into, in this order. */
    public static ClientPlaces of(Map<String, String> environment) {
        List<Path> folders = new ArrayList<>();
        String own = environment.getOrDefault(CLIENTS_VARIABLE, "");
        if (!own.isBlank()) {
            folders.add(Path.of(own));
        }
        folders.add(DEBIAN);
        List<Path> path = Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of)
                .toList();
        return new ClientPlaces(folders, path);
    }

    /**
     * The programs that fit a server best: of its own major version, else of the next newer one.
     *
     * @param serverVersion such as 180006
     * @throws ProblemException K3050 where there are none
     */
    public ClientTools forServer(int serverVersion) {
        int major = serverVersion / 10000;
        return atLeast(major).orElseThrow(() -> none(major));
    }

    /** The oldest programs that are no older than this; the first place wins where two have the same. */
    public Optional<ClientTools> atLeast(int major) {
        return all().stream().filter(tools -> tools.major() >= major).min(Comparator.comparingInt(ClientTools::major));
    }

    /** All that are there, in the order of the places. */
    private List<ClientTools> all() {
        List<ClientTools> found = new ArrayList<>();
        folders.forEach(folder -> found.addAll(inFolder(folder)));
        path.stream()
                .filter(ClientPlaces::hasPrograms)
                .findFirst()
                .flatMap(ClientPlaces::ofUnknownVersion)
                .ifPresent(found::add);
        return found;
    }

    private static List<ClientTools> inFolder(Path folder) {
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.filter(version ->
                            MAJOR.matcher(version.getFileName().toString()).matches())
                    .filter(version -> hasPrograms(version.resolve("bin")))
                    .map(version -> new ClientTools(
                            Integer.parseInt(version.getFileName().toString()), version.resolve("bin")))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean hasPrograms(Path directory) {
        return Files.isExecutable(directory.resolve(ClientTools.PG_DUMP))
                && Files.isExecutable(directory.resolve(ClientTools.PG_RESTORE));
    }

    private static Optional<ClientTools> ofUnknownVersion(Path directory) {
        String version = ClientProcess.versionOf(directory.resolve(ClientTools.PG_DUMP));
        Matcher matcher = VERSION.matcher(version);
        return matcher.find()
                ? Optional.of(new ClientTools(Integer.parseInt(matcher.group(1)), directory))
                : Optional.empty();
    }

    private ProblemException none(int serverMajor) {
        List<ClientTools> found = all();
        String there = found.isEmpty()
                ? "None were found"
                : "Found were those of version "
                        + found.stream()
                                .map(tools -> tools.major() + " (" + tools.directory() + ")")
                                .collect(Collectors.joining(", "));
        String searched = folders.stream().map(Path::toString).collect(Collectors.joining(", "));
        return new ProblemException(new Problem(
                ProblemCode.NO_CLIENT_TOOLS,
                ExitCode.BACKUP_FAILED,
                "There is no pg_dump for this server: it is PostgreSQL " + serverMajor
                        + ", and pg_dump serves no server newer than itself. " + there + ".",
                "Use an image with the client programs of PostgreSQL " + serverMajor
                        + " or newer (pgDump.image), or install postgresql-client-" + serverMajor
                        + ". Looked into: " + searched + " and the PATH; " + CLIENTS_VARIABLE
                        + " names a folder with <major>/bin."));
    }
}
