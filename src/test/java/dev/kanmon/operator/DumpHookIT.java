package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.testsupport.DumpablePostgres;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.SampleHooks;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The packaged runner dumps a real database into a claim before each run. */
class DumpHookIT {

    private static final Map<String, String> FIRST = Map.of(
            "20260101000000_init.sql", "CREATE TABLE shop (id int, note text); INSERT INTO shop VALUES (1, 'a');");
    private static final Map<String, String> SECOND = Map.of(
            "20260101000000_init.sql",
            FIRST.get("20260101000000_init.sql"),
            "20260102000000_drop.sql",
            "ALTER TABLE shop DROP COLUMN note;");

    @Test
    void eachRunHasADumpFromBeforeIt() {
        Optional<String> absent = DumpablePostgres.reasonForAbsence();
        assumeTrue(absent.isEmpty(), absent::orElseThrow);
        try (OperatorScene scene = OperatorScene.open();
                TestDatabase database = DumpablePostgres.shared().newDatabase()) {
            Team team = scene.team();
            team.secret("shop-db", "url", database.url());
            team.claim("backups");
            team.configMap("shop", FIRST);
            team.migration(
                    "shop",
                    Specs.unasked(Team.target("shop"), Team.source("shop"))
                            .backups(SampleHooks.of(HookKind.PgDump, "dump", ""))
                            .build());
            team.awaitReady("shop");

            team.configMap("shop", SECOND);
            DatabaseMigration done = team.await(
                    "shop", migration -> migration.getStatus().history().applied() == 2);

            List<TakenBackup> taken = done.getStatus().backup().taken();
            assertThat(taken).hasSize(2).allSatisfy(backup -> {
                assertThat(Files.exists(Path.of(URI.create(backup.identifier()))))
                        .isTrue();
                assertThat(backup.bytes()).isPositive();
                assertThat(backup.digest()).startsWith("sha256:");
            });
            assertThat(taken).extracting(TakenBackup::identifier).doesNotHaveDuplicates();
        }
    }
}
