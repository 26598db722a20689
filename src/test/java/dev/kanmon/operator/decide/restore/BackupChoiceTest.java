package dev.kanmon.operator.decide.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.operator.decide.restore.BackupChoice.ByHand;
import dev.kanmon.operator.decide.restore.BackupChoice.None;
import dev.kanmon.operator.decide.restore.BackupChoice.Restorable;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupChoiceTest {

    private static final String HARM = "20260103000000_drop_notes";
    private static final TakenBackup AFTER =
            SampleBackups.dumped("file:///backup/3.json", "run3", "20260104000000_more");
    private static final TakenBackup SECOND_TRY = SampleBackups.dumped("file:///backup/2.json", "run2", HARM);
    private static final TakenBackup FIRST_TRY = SampleBackups.dumped("file:///backup/1.json", "run1", HARM);
    private static final TakenBackup DISK =
            SampleBackups.taken("snap-1", "disk", HookKind.VolumeSnapshot, "run2", HARM);

    @Test
    void latestIsTheNewestOneFromBeforeTheMigrationAndNoNewerOne() {
        assertThat(choose(null, AFTER, SECOND_TRY, FIRST_TRY)).isEqualTo(new Restorable(SECOND_TRY));
        assertThat(choose("latest", AFTER, SECOND_TRY, FIRST_TRY)).isEqualTo(new Restorable(SECOND_TRY));
    }

    @Test
    void latestPrefersWhatKanmonCanBringBackItself() {
        assertThat(choose("latest", DISK, FIRST_TRY)).isEqualTo(new Restorable(FIRST_TRY));
        assertThat(choose("latest", AFTER, DISK)).isEqualTo(new ByHand(DISK));
    }

    @Test
    void aPersonMayNameAnyThatIsThere() {
        assertThat(choose("snap-1", AFTER, DISK)).isEqualTo(new ByHand(DISK));
        assertThat(choose("file:///backup/3.json", AFTER, DISK)).isEqualTo(new Restorable(AFTER));
    }

    @Test
    void whereThereIsNoneItSaysWhatThereIs() {
        assertThat(((None) choose(null, AFTER)).message())
                .contains(
                        "from before migration " + HARM,
                        "file:///backup/3.json (PgDump, taken at 2026-01-02T03:00:00Z)");
        assertThat(((None) choose("gone", AFTER)).message()).contains("no backup gone", "file:///backup/3.json");
        assertThat(((None) choose(null)).message()).endsWith("There is none at all.");
    }

    @Test
    void aDumpOfAPartAndADumpWithoutItsHookAreNotRestoredByKanmon() {
        TakenBackup part = SampleBackups.taken("part", "schema", HookKind.PgDump, "run1", HARM);
        TakenBackup orphan = SampleBackups.taken("orphan", "former", HookKind.PgDump, "run1", HARM);
        assertThat(choose("part", part)).isEqualTo(new ByHand(part));
        assertThat(choose("orphan", orphan)).isEqualTo(new ByHand(orphan));
    }

    private static BackupChoice choose(String fromBackup, TakenBackup... taken) {
        return BackupChoice.of(
                fromBackup,
                HARM,
                SampleBackups.known(List.of(SampleBackups.DUMP, SampleBackups.SCHEMA, SampleBackups.SNAPSHOT), taken));
    }
}
