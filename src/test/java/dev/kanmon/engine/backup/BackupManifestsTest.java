package dev.kanmon.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupManifestsTest {

    private static final String DIGEST = "sha256:" + "0".repeat(64);

    @TempDir
    Path folder;

    @Property(tries = 200)
    void whatWasSavedIsFoundAgain(@ForAll("manifests") BackupManifest manifest) throws IOException {
        Path place = Files.createTempDirectory("kanmon-manifests");
        try (FolderStore store = new FolderStore(place)) {
            String address = BackupManifests.save(store, manifest);

            assertThat(BackupManifests.find(store, manifest.name())).contains(manifest);
            assertThat(address).startsWith("file:///").endsWith(".json");
        } finally {
            FileTree.delete(place);
        }
    }

    @Test
    void storeWithoutManifestHasNoBackup() throws IOException {
        Files.writeString(folder.resolve("shop.dump"), "only a dump");

        assertThat(BackupManifests.find(new FolderStore(folder), "shop")).isEmpty();
    }

    @Test
    void fieldsOfLaterBuildsArePassedOver() throws IOException {
        FolderStore store = new FolderStore(folder);
        BackupManifest manifest = simple("shop");
        BackupManifests.save(store, manifest);
        Path file = folder.resolve("shop.json");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("\\{", "{\"compression\": {\"method\": [\"zstd\"]}, \"blocks\": 7,"));

        assertThat(BackupManifests.find(store, "shop")).contains(manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "{", "{}", "{\"version\": 2}", "{\"version\": 1, \"name\": \"shop\"}", "null", "PGDMP"
            })
    void whatIsNoManifestIsRefusedWithItsAddress(String content) throws IOException {
        Files.writeString(folder.resolve("shop.json"), content);

        assertThatThrownBy(() -> BackupManifests.find(new FolderStore(folder), "shop"))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.UNREADABLE_MANIFEST);
                    assertThat(e.problem().message()).contains("file://" + folder + "/shop.json");
                });
    }

    @Test
    void manifestOfALaterShapeIsRefused() throws IOException {
        FolderStore store = new FolderStore(folder);
        BackupManifests.save(store, simple("shop"));
        Path file = folder.resolve("shop.json");
        Files.writeString(file, Files.readString(file).replace("\"version\" : 1", "\"version\" : 2"));

        assertThatThrownBy(() -> BackupManifests.find(store, "shop")).isInstanceOf(ProblemException.class);
    }

    private static BackupManifest simple(String name) {
        return manifest(name, List.of(), null, null);
    }

    @Provide
    Arbitrary<BackupManifest> manifests() {
        Arbitrary<String> names =
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(40);
        return Combinators.combine(
                        names,
                        Arbitraries.strings()
                                .ofMaxLength(20)
                                .list()
                                .ofMaxSize(5)
                                .uniqueElements(),
                        Arbitraries.strings().ofMaxLength(20).injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3))
                .as(BackupManifestsTest::manifest);
    }

    private static BackupManifest manifest(String name, List<String> tables, String text, Boolean verified) {
        TreeMap<String, Long> rows = new TreeMap<>();
        tables.forEach(table -> rows.put(table, (long) table.hashCode()));
        return new BackupManifest(
                BackupManifest.VERSION,
                name,
                "shop/main",
                "shop",
                "public",
                Instant.parse("2026-01-03T12:00:00.123456Z"),
                BackupManifest.Content.FULL,
                true,
                BackupManifest.Format.CUSTOM,
                List.of(new BackupManifest.File(name + ".dump", 1L << 40, DIGEST)),
                140024,
                "pg_dump (PostgreSQL) 15.14",
                text,
                DIGEST,
                text,
                3,
                17,
                rows,
                verified);
    }
}
