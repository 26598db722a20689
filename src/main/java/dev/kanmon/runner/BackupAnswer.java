package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.backup.TakenBackup;
import java.util.List;
import java.util.Optional;

/** Words for a backup that is there. */
final class BackupAnswer {

    private BackupAnswer() {}

    static Answer of(TakenBackup backup) {
        String message = message(backup);
        return new Answer(result(backup), message, "\n" + message + "\n", Answer.Findings.of(summary(backup)));
    }

    private static String message(TakenBackup backup) {
        BackupManifest manifest = backup.manifest();
        if (backup.takenEarlier()) {
            return "The backup " + backup.identifier() + " is there already, taken at " + manifest.takenAt() + ".";
        }
        String verified = Boolean.TRUE.equals(manifest.verified())
                ? " It was restored for proof, and all " + manifest.rows().size() + " tables have their rows."
                : "";
        return "The backup " + backup.identifier() + " is there: " + bytes(manifest) + " bytes, " + manifest.entries()
                + " entries, read back." + verified;
    }

    private static CommandResult result(TakenBackup backup) {
        return new CommandResult(
                backup.takenEarlier() ? ExitCode.NOTHING_TO_DO : ExitCode.DONE,
                Optional.empty(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private static RunReport.Backup summary(TakenBackup backup) {
        BackupManifest manifest = backup.manifest();
        return new RunReport.Backup(
                backup.identifier(),
                bytes(manifest),
                manifest.files().get(0).digest(),
                manifest.takenAt().toString(),
                manifest.entries(),
                manifest.verified(),
                List.of());
    }

    private static long bytes(BackupManifest manifest) {
        return manifest.files().stream().mapToLong(BackupManifest.File::bytes).sum();
    }
}
