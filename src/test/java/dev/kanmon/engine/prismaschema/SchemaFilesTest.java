package dev.kanmon.engine.prismaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaFilesTest {

    @TempDir
    Path folder;

    @Test
    void readsOneFileWhateverItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("schema.txt"), "// é\n");

        assertThat(SchemaFiles.read(file)).containsExactly(new SchemaFile(file.toString(), "// é\n"));
    }

    @Test
    void readsTheFilesOfAFolderAtAnyDepthInTheOrderOfTheirBytes() throws IOException {
        write("b.prisma", "b");
        write("models/user.prisma", "user");
        write("models/deep/er/post.prisma", "post");
        write("B.prisma", "B");
        write("README.md", "not a schema");
        Files.createDirectories(folder.resolve("folder.prisma"));

        assertThat(names()).containsExactly("B.prisma", "b.prisma", "models/deep/er/post.prisma", "models/user.prisma");
    }

    @Test
    void followsLinksAndReadsAFileOnce() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Path schema = Files.createDirectories(folder.resolve("schema"));
        Files.writeString(elsewhere.resolve("a.prisma"), "a");
        Files.createSymbolicLink(schema.resolve("linked"), elsewhere);
        Files.createSymbolicLink(schema.resolve("same.prisma"), elsewhere.resolve("a.prisma"));

        assertThat(SchemaFiles.read(schema)).extracting(SchemaFile::text).containsExactly("a");
    }

    @Test
    void readsAMountedConfigMapByTheNamesOfItsKeys() throws IOException {
        write("..2026_11_22/schema.prisma", "mounted");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_11_22"));
        Files.createSymbolicLink(folder.resolve("schema.prisma"), Path.of("..data/schema.prisma"));

        assertThat(names()).containsExactly("schema.prisma");
    }

    @Test
    void refusesWhatIsNotThereOrHasNoSchemaInIt() {
        assertUnreadable(() -> SchemaFiles.read(folder.resolve("missing.prisma")), "There is no schema at");
        assertUnreadable(() -> SchemaFiles.read(folder), "has no *.prisma file in it");
    }

    @Test
    void refusesALinkThatLeadsBack() throws IOException {
        Files.createSymbolicLink(folder.resolve("back"), folder);

        assertUnreadable(() -> SchemaFiles.read(folder), "leads back");
    }

    @Test
    void namesThePlaceOfTheFirstByteThatIsNotUtf8() throws IOException {
        byte[] latin1 = "model A {\n  é é\n".getBytes(StandardCharsets.UTF_8);
        latin1[15] = (byte) 0xE9;
        Path file = Files.write(folder.resolve("schema.prisma"), latin1);

        assertUnreadable(() -> SchemaFiles.read(file), file + ":2:5: not UTF-8: the byte 0xE9");
    }

    @Test
    void refusesWhatIsTooLargeBeforeReadingIt() throws IOException {
        Path file = folder.resolve("schema.prisma");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SchemaFiles.LARGEST_SCHEMA + 1);
        }

        assertUnreadable(() -> SchemaFiles.read(file), "at most 16777216 are read");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> names() {
        return SchemaFiles.read(folder).stream()
                .map(file -> folder.relativize(Path.of(file.name())).toString())
                .toList();
    }

    private static void assertUnreadable(ThrowingCallable reading, String message) {
        assertThatThrownBy(reading)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.UNREADABLE_SOURCE))
                .hasMessageContaining(message);
    }
}
