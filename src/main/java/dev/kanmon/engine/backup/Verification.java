package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.shadow.BaselineKey;
import dev.kanmon.engine.schema.shadow.ShadowDatabase;
import dev.kanmon.engine.schema.shadow.ShadowServer;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.schema.shadow.ShadowUnavailableException;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Restores an archive into a private PostgreSQL, and compares the rows of each table with those of the database. */
final class Verification {

    /**
     * What belongs to the server and not to the database is not asked for: owners, rights, tablespaces, providers of
     * security labels. A subscription would begin to work.
     */
    private static final List<String> OPTIONS = List.of(
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            "--no-tablespaces",
            "--no-security-labels",
            "--no-subscriptions");

    private static final BaselineKey EMPTY_DATABASE = new BaselineKey("backup", "public", List.of());
    private static final String UNDEFINED_TABLE = "42P01";
    private static final int NAMED_IN_A_MESSAGE = 5;

    private final ShadowSettings server;

    Verification(ShadowSettings server) {
        this.server = server;
    }

    /**
     * Checks before the dump is made that its rows will have room where the private server keeps its data.
     *
     * @throws ProblemException K3053
     */
    static void requireRoom(long bytes) {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            long usable = Files.getFileStore(temporary).getUsableSpace();
            if (usable < bytes) {
                throw new ProblemException(new Problem(
                        ProblemCode.NO_ROOM_FOR_BACKUP,
                        ExitCode.BACKUP_FAILED,
                        "There is no room in " + temporary + " to restore the backup for proof: its rows take "
                                + (bytes >> 20) + " MiB, and " + (usable >> 20) + " MiB are free.",
                        "Give the pod a larger temporary volume, or do not verify."));
            }
        } catch (IOException e) {
            throw new ProblemException(
                    notVerified("the temporary directory " + temporary + " cannot be used: " + e), e);
        }
    }

    /** @throws ProblemException K3059 where it cannot be restored, or is not what the snapshot held */
    void verify(PgRestore restore, ArchiveFile archive, DumpSnapshot snapshot) {
        try (ShadowServer own = ShadowServer.open(server);
                ShadowDatabase database = own.rehearsalDatabase(EMPTY_DATABASE, session -> List.of())) {
            snapshot.roles().stream()
                    .filter(role -> !own.roles().contains(role))
                    .forEach(own::createRole);
            PgRestore.Outcome outcome = restore.restore(archive, database.url(), OPTIONS);
            if (!outcome.succeeded()) {
                throw new ProblemException(notVerified("it could not be restored: " + outcome.errors()));
            }
            compare(snapshot.rows(), database.session());
        } catch (ShadowUnavailableException e) {
            throw new ProblemException(
                    notVerified("there is no private PostgreSQL to restore it into: " + e.getMessage()), e);
        }
    }

    private static void compare(SortedMap<String, Long> expected, Session restored) {
        List<String> differences = new ArrayList<>();
        for (Map.Entry<String, Long> table : expected.entrySet()) {
            Optional<Long> found = countRows(restored, table.getKey());
            if (!found.equals(Optional.of(table.getValue()))) {
                differences.add(table.getKey() + " has " + table.getValue() + " rows in the database and "
                        + found.map(String::valueOf).orElse("is not there") + " in the backup");
            }
        }
        if (!differences.isEmpty()) {
            List<String> first = differences.subList(0, Math.min(NAMED_IN_A_MESSAGE, differences.size()));
            throw new ProblemException(notVerified(
                    differences.size() + " of " + expected.size() + " tables differ: " + String.join("; ", first)));
        }
    }

    /** @return empty where there is no such table */
    private static Optional<Long> countRows(Session restored, String table) {
        try {
            return Optional.of(DumpedTables.countRows(restored, table));
        } catch (ServerException e) {
            if (e.error().sqlState().equals(UNDEFINED_TABLE)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Problem notVerified(String why) {
        return new Problem(
                ProblemCode.BACKUP_NOT_VERIFIED,
                ExitCode.BACKUP_FAILED,
                "The backup was not verified, and so is removed: " + why + ".",
                "An extension or a collation that the private PostgreSQL does not have keeps a backup from being"
                        + " verified there; leave verifying out then. Else check the storage and take it again.");
    }
}
