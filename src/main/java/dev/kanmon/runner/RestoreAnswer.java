package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.backup.restore.RestoreRequest;
import dev.kanmon.engine.backup.restore.RestoreResult;
import dev.kanmon.engine.backup.restore.RestoreResult.AlreadyRestored;
import dev.kanmon.engine.backup.restore.RestoreResult.Restored;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Words for what came of a restore. */
final class RestoreAnswer {

    private RestoreAnswer() {}

    static Answer of(RestoreRequest request, BackupManifest manifest, RestoreResult result, Duration took) {
        String message = first(request, manifest, result, took)
                + result.keptDatabase().map(RestoreAnswer::kept).orElse("");
        ExitCode outcome = result instanceof Restored ? ExitCode.DONE : ExitCode.NOTHING_TO_DO;
        CommandResult facts = new CommandResult(
                outcome, Optional.empty(), null, List.of(), List.of(), List.of(), List.of(), Optional.empty());
        return new Answer(facts, message, message + "\n", Answer.Findings.of(backup(request, manifest)));
    }

    private static String first(RestoreRequest request, BackupManifest manifest, RestoreResult result, Duration took) {
        String database = request.target().database();
        if (result instanceof AlreadyRestored done) {
            return "The database " + database + " was restored from this backup for this decision already, at "
                    + done.at() + "; nothing was done.";
        }
        String restored = "The database " + database + " is as it was when the backup " + manifest.name()
                + " was taken (" + manifest.takenAt() + "); that took " + seconds(took) + " s.";
        return ((Restored) result).sameDefinitions()
                ? restored
                : restored + " Its rows and history are those of the backup; some definitions are written differently"
                        + " than then (kanmon drift shows whether that matters).";
    }

    private static String kept(String database) {
        return " What was there before is kept as the database " + database
                + ", read-only by default; drop it when nobody needs it.";
    }

    private static String seconds(Duration took) {
        return took.toSeconds() + "." + took.toMillisPart() / 100;
    }

    private static RunReport.Backup backup(RestoreRequest request, BackupManifest manifest) {
        long bytes =
                manifest.files().stream().mapToLong(BackupManifest.File::bytes).sum();
        String digest = manifest.files().get(0).digest();
        return new RunReport.Backup(
                request.identifier(),
                bytes,
                digest,
                manifest.takenAt().toString(),
                manifest.entries(),
                manifest.verified(),
                List.of());
    }
}
