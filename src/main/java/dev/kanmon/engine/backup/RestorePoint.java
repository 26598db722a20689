package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import java.nio.charset.StandardCharsets;

/** Marks a point in the write-ahead log by name, to which a recovery from an archive of that log can go back. */
public final class RestorePoint {

    /** Bytes; PostgreSQL's MAXFNAMELEN without its end (access/xlog_internal.h). */
    public static final int LONGEST_NAME = 63;

    private static final String FUNCTION = "pg_catalog.pg_create_restore_point(text)";

    private RestorePoint() {}

    /**
     * A point that was made.
     *
     * @param name as {@code recovery_target_name} takes it; where there are several of one name, it stops at the first
     * @param lsn as {@code recovery_target_lsn} takes it
     */
    public record Made(String name, String lsn) {

        public String identifier() {
            return name + "@" + lsn;
        }
    }

    /** What the server says of itself. */
    private record Standing(
            boolean inRecovery, String walLevel, String archiveMode, boolean archivingFails, boolean permitted) {}

    /**
     * @param name the point's name
     * @param withoutArchive whether something else than the server archives the log
     * @throws ProblemException K1005 on a standby, K1003 without the right, K3037 where no log is archived
     */
    public static Made make(Session session, String name, boolean withoutArchive) {
        requireName(name);
        requireUse(standing(session), withoutArchive);
        return session
                .query(
                        "SELECT pg_catalog.pg_create_restore_point(" + Sql.literal(name) + ")::text",
                        row -> row.getString(1))
                .stream()
                .map(lsn -> new Made(name, lsn))
                .findFirst()
                .orElseThrow();
    }

    private static Standing standing(Session session) {
        String question = """
                SELECT pg_catalog.pg_is_in_recovery(),
                       pg_catalog.current_setting('wal_level'),
                       pg_catalog.current_setting('archive_mode'),
                       coalesce((SELECT last_failed_time > coalesce(last_archived_time, '-infinity')
                                 FROM pg_catalog.pg_stat_archiver), false),
                       pg_catalog.has_function_privilege('%s', 'EXECUTE')""".formatted(FUNCTION);
        return session.query(
                        question,
                        row -> new Standing(
                                row.getBoolean(1),
                                row.getString(2),
                                row.getString(3),
                                row.getBoolean(4),
                                row.getBoolean(5)))
                .get(0);
    }

    private static void requireName(String name) {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (name.isBlank() || bytes > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw new ProblemException(new Problem(
                    ProblemCode.NO_ARCHIVE,
                    ExitCode.INVALID_INPUT,
                    "A restore point's name has 1 to " + LONGEST_NAME + " bytes; this one has " + bytes + ".",
                    "Give it a shorter prefix."));
        }
    }

    private static void requireUse(Standing standing, boolean withoutArchive) {
        if (standing.inRecovery()) {
            throw ProblemException.invalidInput(
                    ProblemCode.READ_ONLY,
                    "The server is a standby, which marks no restore points.",
                    "Use the URL of the primary server.");
        }
        if (!standing.permitted()) {
            throw ProblemException.invalidInput(
                    ProblemCode.INSUFFICIENT_PRIVILEGE,
                    "The role may not mark restore points.",
                    "Have a superuser run: GRANT EXECUTE ON FUNCTION " + FUNCTION + " TO the role;");
        }
        if (standing.walLevel().equals("minimal")) {
            throw noArchive(
                    "The server writes its log at wal_level minimal, which no recovery from an archive can use.",
                    "Set wal_level to replica and archive the log, or take another kind of backup.");
        }
        if (!withoutArchive) {
            requireArchive(standing);
        }
    }

    private static void requireArchive(Standing standing) {
        if (standing.archiveMode().equals("off")) {
            throw noArchive(
                    "The server archives no log (archive_mode is off), so that nobody could recover to a restore point.",
                    "Archive the log, or take another kind of backup. Where something else archives it, such as"
                            + " pg_receivewal, give --without-archive.");
        }
        if (standing.archivingFails()) {
            throw noArchive(
                    "The server's last attempt to archive its log failed, so that the restore point might never get into"
                            + " the archive.",
                    "Look at pg_stat_archiver and the server's log, and mend archive_command.");
        }
    }

    private static ProblemException noArchive(String message, String hint) {
        return new ProblemException(new Problem(ProblemCode.NO_ARCHIVE, ExitCode.BACKUP_FAILED, message, hint));
    }
}
