package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.SchemaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;

/** Writes files so that each is at any moment either the old one or the new one, with the rights of the old one. */
final class ReplacedFiles {

    /** A new file beside the one that it is to become. */
    private record Prepared(Path temporary, Path target) {}

    private ReplacedFiles() {}

    /**
     * All are written before the first takes its place. A link stays one; what it leads to is replaced.
     *
     * @throws ProblemException K5041 where one cannot be written; where that was before the first took its place, none has
     */
    static void write(List<SchemaFile> files) {
        List<Prepared> prepared = new ArrayList<>();
        try {
            for (SchemaFile file : files) {
                prepared.add(prepare(file));
            }
            for (Prepared ready : prepared) {
                Files.move(ready.temporary(), ready.target(), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw ProblemException.invalidInput(
                    ProblemCode.SCHEMA_NOT_WRITTEN,
                    "The schema could not be written: " + e + ".",
                    "Make the folder of the schema writable, or look at the text with --print.");
        } finally {
            prepared.forEach(ReplacedFiles::removeTemporary);
        }
    }

    private static Prepared prepare(SchemaFile file) throws IOException {
        Path named = Path.of(file.name());
        Path target = Files.exists(named) ? named.toRealPath() : named.toAbsolutePath();
        Path temporary = Files.createTempFile(target.getParent(), ".kanmon-", ".prisma.tmp");
        Prepared prepared = new Prepared(temporary, target);
        try {
            Files.writeString(temporary, file.text(), StandardCharsets.UTF_8);
            keepRights(prepared);
            return prepared;
        } catch (IOException e) {
            removeTemporary(prepared);
            throw e;
        }
    }

    /** A temporary file is its owner's alone; a file that was not there before gets the rights of any new one. */
    private static void keepRights(Prepared prepared) throws IOException {
        if (Files.getFileAttributeView(prepared.temporary(), PosixFileAttributeView.class) == null) {
            return;
        }
        if (Files.exists(prepared.target())) {
            Files.setPosixFilePermissions(
                    prepared.temporary(), Files.getPosixFilePermissions(prepared.target()));
        } else {
            byte[] content = Files.readAllBytes(prepared.temporary());
            Files.delete(prepared.temporary());
            Files.write(prepared.temporary(), content);
        }
    }

    private static void removeTemporary(Prepared prepared) {
        try {
            Files.deleteIfExists(prepared.temporary());
        } catch (IOException e) {
            // It is small, hidden and named after Kanmon; that the pull failed is what counts.
        }
    }
}
