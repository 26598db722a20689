package dev.kanmon.runner.lint;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.SourceKey;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.SourceReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads what is to be linted: a folder of migrations as the other commands read it, or one script. */
public final class ScriptFiles {

    private ScriptFiles() {}

    /**
     * @param path a folder of migrations, the folder of one migration, or a script
     * @param workingDirectory what paths are to be relative to
     * @return in the order in which they run
     * @throws ProblemException where it is not there, or cannot be read
     */
    public static List<ScriptFile> read(Path path, Path workingDirectory) {
        Path found = workingDirectory.resolve(path);
        if (Files.notExists(found)) {
            throw unreadable(path + " does not exist.", "Name the folder of the migrations, or a script.");
        }
        if (Files.isRegularFile(found)) {
            return List.of(script(nameOf(found), found, workingDirectory));
        }
        Path ownScript = found.resolve(SourceKey.SCRIPT_FILE);
        if (Files.exists(ownScript)) {
            return List.of(script(nameOf(ownScript), ownScript, workingDirectory));
        }
        return SourceReader.read(List.of(found)).migrations().stream()
                .map(migration -> script(migration.name(), fileOf(migration, found), workingDirectory))
                .toList();
    }

    /** As the folder calls it, or as the file itself where it is not named migration.sql. */
    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        Path folder = file.toAbsolutePath().normalize().getParent();
        return name.equals(SourceKey.SCRIPT_FILE) && folder != null && folder.getFileName() != null
                ? folder.getFileName().toString()
                : name.endsWith(".sql") ? name.substring(0, name.length() - ".sql".length()) : name;
    }

    private static Path fileOf(Migration migration, Path folder) {
        if (migration.script().isEmpty()) {
            throw ProblemException.invalidInput(
                    ProblemCode.MISSING_MIGRATION_FILE,
                    "The migration `" + migration.name() + "` has no migration.sql.",
                    "Delete the directory or restore the migration file.");
        }
        return Stream.of(
                        folder.resolve(migration.name()).resolve(SourceKey.SCRIPT_FILE),
                        folder.resolve(migration.name() + "__" + SourceKey.SCRIPT_FILE),
                        folder.resolve(migration.name() + ".sql"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static ScriptFile script(String migration, Path file, Path workingDirectory) {
        Path absolute = file.toAbsolutePath().normalize();
        Path base = workingDirectory.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
        try {
            return new ScriptFile(migration, shown, decode(Files.readAllBytes(file), shown));
        } catch (IOException e) {
            throw unreadable(shown + " cannot be read: " + e + ".", "Check that it is a file and may be read.");
        }
    }

    /** Strictly, unlike what runs migrations: a character that is replaced there is a mistake that lint is to tell. */
    private static String decode(byte[] content, Path file) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw unreadable(
                    file
                            + " is not UTF-8: the byte 0x%02X in line %d begins no character."
                                    .formatted(content[bytes.position()], line(content, bytes.position())),
                    "Convert it, for example with iconv -f LATIN1 -t UTF-8.");
        }
    }

    private static int line(byte[] content, int position) {
        int line = 1;
        for (int i = 0; i < position; i++) {
            if (content[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static ProblemException unreadable(String message, String hint) {
        return ProblemException.invalidInput(ProblemCode.UNREADABLE_SOURCE, message, hint);
    }
}
