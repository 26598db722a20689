package dev.kanmon.engine.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceReaderTest {

    @TempDir
    Path folder;

    @Test
    void foldersAndFlatKeysGiveTheSameMigrations() throws IOException {
        write("folders/20240101000000_a/migration.sql", "SELECT 1;");
        write("folders/20240102000000_b/migration.sql", "SELECT 2;");
        write("folders/migration_lock.toml", "provider = \"postgresql\"");
        write("flat/20240101000000_a.sql", "SELECT 1;");
        write("flat/20240102000000_b__migration.sql", "SELECT 2;");
        write("flat/migration_lock.toml", "provider = \"postgresql\"");
        assertThat(read("folders").migrations())
                .isEqualTo(read("flat").migrations())
                .hasSize(2);
        assertThat(read("folders").lockFile())
                .isEqualTo(read("flat").lockFile())
                .isPresent();
    }

    @Test
    void mountedConfigMapIsReadThroughItsLinksAndHasTheDigestOfItsData() throws IOException {
        write("..2026_01_03/20240101000000_a.sql", "SELECT 1;");
        Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026_01_03"));
        Files.createSymbolicLink(folder.resolve("20240101000000_a.sql"), Path.of("..data", "20240101000000_a.sql"));
        MigrationSource source = SourceReader.read(List.of(folder));
        assertThat(source.migrations()).containsExactly(new Migration("20240101000000_a", Optional.of("SELECT 1;")));
        assertThat(source.digest())
                .isEqualTo(
                        SourceDigest.of(Map.of("20240101000000_a.sql", "SELECT 1;".getBytes(StandardCharsets.UTF_8))));
    }

    @Test
    void downScriptsAreReadBesideTheirMigrationsAndCountInTheDigestAlone() throws IOException {
        write("without/20240101000000_a/migration.sql", "SELECT 1;");
        write("folders/20240101000000_a/migration.sql", "SELECT 1;");
        write("folders/20240101000000_a/down.sql", "SELECT -1;");
        write("flat/20240101000000_a__migration.sql", "SELECT 1;");
        write("flat/20240101000000_a__down.sql", "SELECT -1;");

        Migration migration = read("folders").migrations().get(0);

        assertThat(migration)
                .isEqualTo(new Migration("20240101000000_a", Optional.of("SELECT 1;"), Optional.of("SELECT -1;")));
        assertThat(migration.checksum())
                .isEqualTo(read("without").migrations().get(0).checksum());
        assertThat(read("flat")).isEqualTo(read("folders"));
        assertThat(read("folders").digest()).isNotEqualTo(read("without").digest());
    }

    @Test
    void downScriptWithoutItsMigrationIsRefused() throws IOException {
        write("flat/20240101000000_a.sql", "SELECT 1;");
        write("flat/20240102000000_b__down.sql", "SELECT -1;");

        assertThatThrownBy(() -> read("flat"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.NOT_A_MIGRATION))
                .hasMessageContaining("20240102000000_b");
    }

    @Test
    void directoryThatDoesNotExistIsEmpty() {
        assertThat(read("nowhere")).isEqualTo(MigrationSource.EMPTY);
    }

    @Test
    void severalDirectoriesAreOneSource() throws IOException {
        write("one/20240102000000_b.sql", "SELECT 2;");
        write("other/20240101000000_a/migration.sql", "SELECT 1;");
        assertThat(SourceReader.read(List.of(folder.resolve("one"), folder.resolve("other")))
                        .migrations())
                .extracting(Migration::name)
                .containsExactly("20240101000000_a", "20240102000000_b");
    }

    @Test
    void sameMigrationTwiceIsRefused() throws IOException {
        write("one/20240101000000_a.sql", "SELECT 1;");
        write("other/20240101000000_a__migration.sql", "SELECT 1;");
        assertRefused(ProblemCode.DUPLICATE_MIGRATION, () -> read("one", "other"));
    }

    @Test
    void differentLockFilesAreRefusedAndEqualOnesAreNot() throws IOException {
        write("one/migration_lock.toml", "provider = \"postgresql\"");
        write("same/migration_lock.toml", "provider = \"postgresql\"");
        write("other/migration_lock.toml", "provider = \"mysql\"");
        assertThat(read("one", "same").lockFile()).isPresent();
        assertRefused(ProblemCode.DUPLICATE_MIGRATION, () -> read("one", "other"));
    }

    @Test
    void unknownKeysAreAllNamed() throws IOException {
        write("flat/20240101000000_a.sql", "SELECT 1;");
        write("flat/notes.txt", "");
        write("flat/migration.sql", "SELECT 2;");
        assertThatThrownBy(() -> read("flat"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.NOT_A_MIGRATION))
                .hasMessageContainingAll("notes.txt", "migration.sql");
    }

    @Test
    void folderOfPrisma8IsRefused() throws IOException {
        write("folders/20240101000000_a/migration.ts", "");
        assertRefused(ProblemCode.UNSUPPORTED_FORMAT, () -> read("folders"));
    }

    @Test
    void fileInPlaceOfDirectoryIsRefused() throws IOException {
        write("file", "");
        assertRefused(ProblemCode.UNREADABLE_SOURCE, () -> read("file"));
    }

    @Test
    void ambiguousOrderNamesThePair() {
        MigrationOrder.requireUnambiguous(List.of("0_init", "20240101000000_a", "20240101000001-b"));
        assertThatThrownBy(() -> MigrationOrder.requireUnambiguous(List.of("10_b", "1_a")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContainingAll("10_b", "1_a");
    }

    @Test
    void checksumOfEarlyPrismaWithoutLeadingZerosMatches() {
        String full = Checksum.of("SELECT 1;\n");
        StringBuilder early = new StringBuilder();
        for (int i = 0; i < full.length(); i += 2) {
            early.append(full.charAt(i) == '0' ? "" : full.charAt(i)).append(full.charAt(i + 1));
        }
        assertThat(early.length()).isLessThan(64);
        assertThat(Checksum.matches("SELECT 1;\n", early.toString())).isTrue();
        assertThat(Checksum.matches("SELECT 1;\r\n", full)).isTrue();
        assertThat(Checksum.matches("SELECT 2;\n", full)).isFalse();
    }

    private MigrationSource read(String... directories) {
        return SourceReader.read(
                List.of(directories).stream().map(folder::resolve).toList());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void assertRefused(ProblemCode code, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo(code));
    }
}
