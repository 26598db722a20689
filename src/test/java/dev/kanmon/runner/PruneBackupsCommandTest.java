package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.backup.BackupManifests;
import dev.kanmon.engine.backup.FolderStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PruneBackupsCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        backup("shop-1", "shop", 40);
        backup("shop-2", "shop", 20);
        backup("shop-3", "shop", 10);
        backup("other-1", "other", 400);
        Files.writeString(folder.resolve("shop-0.kanmon.dump"), "by hand");
    }

    @Test
    void removesWhatIsTooManyAndSaysWhy() throws IOException {
        LintRun run = prune("--owner", "shop", "--keep-last", "2");

        assertThat(run.status()).isZero();
        assertThat(names())
                .containsExactly(
                        "other-1.json",
                        "other-1.kanmon.dump",
                        "shop-0.kanmon.dump",
                        "shop-2.json",
                        "shop-2.kanmon.dump",
                        "shop-3.json",
                        "shop-3.kanmon.dump");
        assertThat(run.out().lines().map(line -> line.replaceAll("  20[0-9TZ:.-]+  ", "  ")))
                .containsExactly(
                        "keep        " + identifier("shop-3") + "  the newest good one",
                        "keep        " + identifier("shop-2") + "  within the limits",
                        "remove      " + identifier("shop-1") + "  enough newer ones are there",
                        "left alone  " + address("shop-0.kanmon.dump")
                                + "  no manifest says whose it is; remove it by hand if it is a leftover",
                        "1 removed, 2 kept.");
    }

    @Test
    void reportNamesWhatWasRemoved() throws IOException {
        LintRun run = prune("--owner", "shop", "--max-age", "360h", "--keep", identifier("shop-1"), "--json");

        List<String> lines = run.out().lines().toList();
        JsonNode report = new JsonMapper().readTree(lines.get(lines.size() - 1));
        assertThat(report.findValue("outcome").asText()).isEqualTo("DONE");
        assertThat(report.findValue("removed")).extracting(JsonNode::asText).containsExactly(identifier("shop-2"));
        assertThat(names()).contains("shop-1.json", "shop-1.kanmon.dump").doesNotContain("shop-2.json");
    }

    @Test
    void dryRunRemovesNothing() throws IOException {
        List<String> before = names();

        LintRun run = prune("--owner", "shop", "--keep-last", "1", "--dry-run");

        assertThat(run.out()).contains("remove      " + identifier("shop-1")).contains("2 would be removed");
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void whatIsNobodysBackupIsNobodysLoss() throws IOException {
        List<String> before = names();

        assertThat(prune("--owner", "nobody", "--keep-last", "1").status()).isZero();
        assertThat(names()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--keep-last 1",
                "--owner shop",
                "--owner shop --keep-last 0",
                "--owner shop --max-age 0s",
                "--owner shop --keep-last 1 --to-s3 s3://bucket/prefix"
            })
    void whatDoesNotGoTogetherIsRefused(String arguments) throws IOException {
        List<String> before = names();

        LintRun run = prune(arguments.split(" "));

        assertThat(run.status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(run.err()).contains(ProblemCode.INVALID_BACKUP_REQUEST.code());
        assertThat(names()).isEqualTo(before);
    }

    private LintRun prune(String... arguments) {
        List<String> all = new ArrayList<>(List.of("prune-backups", "--to-directory", folder.toString()));
        all.addAll(Arrays.asList(arguments));
        return LintRun.of(all.toArray(String[]::new));
    }

    private void backup(String name, String owner, int days) throws IOException {
        Files.writeString(folder.resolve(name + ".kanmon.dump"), "dump");
        BackupManifest manifest = new BackupManifest(
                BackupManifest.VERSION,
                name,
                owner,
                "shop",
                "public",
                Instant.now().minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS),
                BackupManifest.Content.FULL,
                true,
                BackupManifest.Format.CUSTOM,
                List.of(new BackupManifest.File(name + ".kanmon.dump", 4, "sha256:" + "0".repeat(64))),
                150000,
                "pg_dump (PostgreSQL) 15",
                null,
                "sha256:" + "0".repeat(64),
                null,
                0,
                1,
                new TreeMap<>(),
                null);
        BackupManifests.save(new FolderStore(folder), manifest);
    }

    private String identifier(String backup) {
        return address(backup + ".json");
    }

    private String address(String file) {
        return new FolderStore(folder).address(file);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
