package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A folder that holds backups, on a volume or a disk. */
public final class FolderStore implements BackupStore {

    /** What is being written, or was when a process was killed, begins with this. */
    private static final String PARTIAL = ".kanmon-partial-";

    /** As {@link #newPartial} names it; nothing else that is hidden here is Kanmon's to remove. */
    private static final Pattern PARTIAL_SHAPE = Pattern.compile(Pattern.quote(PARTIAL) + "[0-9a-f-]{36}-.+");

    /** No dump that still runs has not been written to for so long. */
    private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

    private static final Pattern SEGMENT = Pattern.compile("[^/\\x00]{1,255}");

    private final Path folder;

    /** @param folder may still have to be made */
    public FolderStore(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public void check(long expectedBytes) {
        try {
            Files.createDirectories(folder);
            removeAbandoned();
            tryToWrite();
            requireRoom(expectedBytes, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            throw unusable("cannot be used", e);
        }
    }

    private void removeAbandoned() throws IOException {
        Instant limit = Instant.now().minus(ABANDONED_AFTER);
        for (Path partial : partials()) {
            if (Files.getLastModifiedTime(partial).toInstant().isBefore(limit)) {
                FileTree.delete(partial);
            }
        }
    }

    private List<Path> partials() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(FolderStore::isPartial).toList();
        }
    }

    /** Rights alone do not tell: a volume may be mounted read-only, or its server squash the user. */
    private void tryToWrite() throws IOException {
        Path probe = folder.resolve(PARTIAL + UUID.randomUUID() + "-probe");
        Files.write(probe, new byte[] {1});
        Files.readAllBytes(probe);
        Files.delete(probe);
    }

    private void requireRoom(long expectedBytes, long usable) {
        if (usable < expectedBytes) {
            throw new ProblemException(new Problem(
                    ProblemCode.NO_ROOM_FOR_BACKUP,
                    ExitCode.BACKUP_FAILED,
                    "There is no room for the backup in " + folder + ": it will take about " + mebibytes(expectedBytes)
                            + " MiB, and " + mebibytes(usable) + " MiB are free.",
                    "Make the volume larger, remove old backups, or leave out large tables."));
        }
    }

    private static long mebibytes(long bytes) {
        return bytes >> 20;
    }

    @Override
    public PartialFile create(String name) {
        Path complete = resolve(name);
        try {
            removeEarlierAttempts(name);
            return FolderFile.at(newPartial(name), complete);
        } catch (IOException e) {
            throw unusable("takes no file", e);
        }
    }

    /**
     * A folder in this one that is being written by somebody else, and has the name only when it is complete.
     *
     * @param name a single path segment
     */
    PartialFolder createFolder(String name) {
        Path complete = resolve(name);
        try {
            removeEarlierAttempts(name);
            return PartialFolder.at(newPartial(name), complete);
        } catch (IOException e) {
            throw unusable("takes no folder", e);
        }
    }

    /** A name of its own each time: who was left behind writing to an earlier one cannot write into this one. */
    private Path newPartial(String name) {
        return folder.resolve(PARTIAL + UUID.randomUUID() + "-" + name);
    }

    private void removeEarlierAttempts(String name) throws IOException {
        int uuidLength = 36;
        for (Path partial : partials()) {
            String rest = partial.getFileName().toString().substring(PARTIAL.length());
            if (rest.length() > uuidLength && rest.substring(uuidLength + 1).equals(name)) {
                FileTree.delete(partial);
            }
        }
    }

    @Override
    public InputStream open(String name) {
        try {
            return Files.newInputStream(resolve(name));
        } catch (NoSuchFileException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.BACKUP_NOT_READABLE,
                            ExitCode.BACKUP_FAILED,
                            "There is no file " + address(name) + ".",
                            "Look for the backup that was meant; a volume may be mounted elsewhere."),
                    e);
        } catch (IOException e) {
            throw unusable("lets " + name + " not be read", e);
        }
    }

    @Override
    public List<String> names() {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !isPartial(entry))
                    .map(entry -> entry.getFileName().toString())
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw unusable("cannot be listed", e);
        }
    }

    @Override
    public void delete(String name) {
        try {
            FileTree.delete(resolve(name));
            FileTree.sync(folder);
        } catch (IOException e) {
            throw unusable("lets " + name + " not be removed", e);
        }
    }

    @Override
    public String address(String name) {
        return "file://" + folder.resolve(name).toUri().getRawPath();
    }

    /**
     * Where a file of this store is on the disk, for programs that read it themselves.
     *
     * @param name of a file or folder
     */
    public Path resolve(String name) {
        boolean segment = SEGMENT.matcher(name).matches() && !name.equals(".") && !name.equals("..");
        if (!segment || name.startsWith(PARTIAL)) {
            throw new IllegalArgumentException("not the name of a file: " + name);
        }
        return folder.resolve(name);
    }

    @Override
    public void close() {
        // A folder holds nothing open.
    }

    private static boolean isPartial(Path entry) {
        return PARTIAL_SHAPE.matcher(entry.getFileName().toString()).matches();
    }

    private ProblemException unusable(String what, IOException e) {
        return new ProblemException(
                new Problem(
                        ProblemCode.BACKUP_STORE_UNUSABLE,
                        ExitCode.BACKUP_FAILED,
                        "The folder " + folder + " " + what + ": " + e + ".",
                        "Check that the volume is mounted there, writable by the user of this process (fsGroup in a"
                                + " pod), and has room."),
                e);
    }
}
