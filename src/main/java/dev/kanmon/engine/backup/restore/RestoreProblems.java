package dev.kanmon.engine.backup.restore;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerError;
import dev.kanmon.engine.session.ServerException;
import java.io.IOException;
import java.util.List;

/** What keeps a backup from being brought back, in words. */
final class RestoreProblems {

    private static final String UNCHANGED = " The database is as it was.";

    private RestoreProblems() {}

    static ProblemException notRestorable(BackupManifest manifest) {
        return ProblemException.invalidInput(
                ProblemCode.BACKUP_NOT_RESTORABLE,
                "The backup " + manifest.name() + " does not hold the whole database ("
                        + switch (manifest.content()) {
                            case FULL -> "chosen tables";
                            case SCHEMA_ONLY -> "the schema alone";
                            case DATA_ONLY -> "the data alone";
                        }
                        + "), so it cannot stand in for it.",
                "Name a full backup; what this one holds can be read with pg_restore by hand.");
    }

    static ProblemException ofAnotherDatabase(BackupManifest manifest, String database) {
        return ProblemException.invalidInput(
                ProblemCode.BACKUP_OF_ANOTHER_DATABASE,
                "The backup " + manifest.name() + " is of the database " + manifest.database() + ", not of " + database
                        + ".",
                "If it is to become " + database + " all the same, say --any-database.");
    }

    static ProblemException damaged(String what) {
        return failed(
                ProblemCode.BACKUP_DAMAGED, what + UNCHANGED, "The backup cannot be used; take an older one.", null);
    }

    static ProblemException unreadable(String what, IOException e) {
        return failed(
                ProblemCode.BACKUP_NOT_READABLE,
                "Reading " + what + " failed: " + e + "." + UNCHANGED,
                "Try again; if it stays so, look at the place where the backups are.",
                e);
    }

    static ProblemException notAllowed(String message, String hint) {
        return failed(ProblemCode.RESTORE_NOT_ALLOWED, message + UNCHANGED, hint, null);
    }

    static ProblemException inTheWay(String message, String hint) {
        return failed(ProblemCode.RESTORE_IN_THE_WAY, message + UNCHANGED, hint, null);
    }

    static ProblemException statementFailed(String said) {
        return failed(
                ProblemCode.RESTORE_STATEMENT_FAILED,
                "pg_restore failed: " + said + UNCHANGED,
                "Mend what it names (a role that is missing, a right, an extension, space), and restore again.",
                null);
    }

    /** A lost connection is told as such: whether what ran took effect, only the next run can find out. */
    static RuntimeException statementFailed(ServerException e) {
        ServerError error = e.error();
        if (error.kind() == FailureKind.CONNECTION_LOST) {
            return e;
        }
        return failed(
                ProblemCode.RESTORE_STATEMENT_FAILED,
                "The server refused a statement of the backup: " + error.message() + " (" + error.sqlState() + ")."
                        + UNCHANGED,
                "Mend what it names (a role that is missing, a right, an extension, space), and restore again.",
                e);
    }

    static ProblemException settingForbidden(ServerException e) {
        return failed(
                ProblemCode.RESTORE_NOT_ALLOWED,
                "The role may not give the new database a setting that the old one has: "
                        + e.error().message() + "." + UNCHANGED,
                "Use a superuser's URL, take the setting back (ALTER DATABASE … RESET …), or restore with --method"
                        + " in-place.",
                e);
    }

    static ProblemException rightsMissing(ServerException e) {
        return failed(
                ProblemCode.RESTORE_NOT_ALLOWED,
                "The role may not replace what is in the database: " + e.error().message() + "." + UNCHANGED,
                "Use the role that owns all of it, or restore with --method swap.",
                e);
    }

    static ProblemException differs(List<String> differences) {
        return failed(
                ProblemCode.RESTORED_DIFFERS,
                "What was restored is not what the backup says it holds: " + String.join("; ", differences) + "."
                        + UNCHANGED,
                "The backup cannot be relied on; take an older one.",
                null);
    }

    static ProblemException sessionsRemain(String message) {
        return failed(
                ProblemCode.RESTORE_SESSIONS_REMAIN,
                message + UNCHANGED,
                "Stop the applications (restore.quiesce does that for Deployments), and restore again.",
                null);
    }

    static ProblemException wrongClient(int client, int server) {
        return failed(
                ProblemCode.NO_CLIENT_TOOLS,
                "The only client programs here are those of PostgreSQL " + client + ", and their pg_restore sets what a"
                        + " server of version " + server + " does not know." + UNCHANGED,
                "Use an image with the client programs of PostgreSQL " + server
                        + ", or restore with --method in-place.",
                null);
    }

    static ProblemException interrupted() {
        return new ProblemException(new Problem(
                ProblemCode.INTERRUPTED,
                ExitCode.INTERRUPTED,
                "Told to stop while the backup was being brought back." + UNCHANGED,
                "Run the same command again."));
    }

    private static ProblemException failed(ProblemCode code, String message, String hint, Throwable cause) {
        return new ProblemException(new Problem(code, ExitCode.RESTORE_FAILED, message, hint), cause);
    }
}
