package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Makes a backup of a target with pg_dump: checks what can be checked first, dumps one snapshot, reads back what was
 * stored, and writes the manifest last. Whatever goes wrong before that leaves no backup.
 */
public final class Dump {

    private static final String SERVER_VERSION = "SELECT pg_catalog.current_setting('server_version_num')::int";

    /**
     * By how much an archive is smaller than the rows on the server's disk. pg_dump compresses (gzip): text and numbers come
     * to a third or less, what is compressed already to about itself. Half of it free lets most dumps through that have
     * room, and stops most that have none; one that it lets through wrongly fails when the disk is full, and leaves nothing.
     */
    private static final int EXPECTED_COMPRESSION = 2;

    private final DumpContext context;
    private final Stopping stopping;
    private final ArchiveWriter writer;

    public Dump(DumpContext context) {
        this.context = context;
        this.stopping = new Stopping(context.stop());
        this.writer = new ArchiveWriter(context.store(), context.written());
    }

    /** A dump that is stored and not yet a backup. */
    private record Stored(BackupManifest.File file, DumpSnapshot snapshot, int serverVersion, ClientTools tools) {}

    /**
     * Makes the backup, or finds the one of the same name and owner that was made before.
     *
     * @throws ProblemException K305x, or why the target cannot be reached; there is no backup then
     */
    public TakenBackup take(DumpRequest request) {
        Optional<TakenBackup> earlier = earlier(request);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        writer.requireSupport(request.format());
        try {
            return finish(request, store(request));
        } catch (RuntimeException e) {
            remove(request, e);
            throw e;
        }
    }

    private Optional<TakenBackup> earlier(DumpRequest request) {
        Optional<BackupManifest> found = BackupManifests.find(context.store(), request.name());
        String address = context.store().address(BackupManifests.fileName(request.name()));
        found.filter(manifest -> !manifest.owner().equals(request.owner())).ifPresent(other -> {
            throw new ProblemException(new Problem(
                    ProblemCode.BACKUP_NAME_TAKEN,
                    ExitCode.BACKUP_FAILED,
                    address + " is a backup of the owner " + other.owner() + ", not of " + request.owner() + ".",
                    "Take another name, or another place."));
        });
        return found.map(manifest -> new TakenBackup(manifest, address, true));
    }

    private Stored store(DumpRequest request) {
        try (Session session = TargetConnector.open(context.target(), "kanmon backup")) {
            stopping.watch(session);
            int serverVersion =
                    session.query(SERVER_VERSION, row -> row.getInt(1)).get(0);
            ClientTools tools = context.clients().forServer(serverVersion);
            DumpSnapshot.begin(session);
            DumpSnapshot snapshot = DumpSnapshot.take(session, checkedTables(session, request), request);
            PgDump dump = new PgDump(tools, context.target(), request, snapshot.id(), stopping);
            return new Stored(writer.write(dump, request), snapshot, serverVersion, tools);
        } finally {
            stopping.nothingRuns();
        }
    }

    private DumpedTables checkedTables(Session session, DumpRequest request) {
        DumpedTables tables = DumpedTables.read(session, request);
        tables.requireReadable();
        context.store().check(tables.bytes() / EXPECTED_COMPRESSION);
        if (request.verify()) {
            Verification.requireRoom(tables.bytes());
        }
        return tables;
    }

    private TakenBackup finish(DumpRequest request, Stored stored) {
        PgRestore restore = new PgRestore(stored.tools(), context.store(), stopping);
        ArchiveFile archive = writer.archive(request);
        int entries = restore.countEntries(archive).orElseThrow(() -> noArchive(request));
        if (request.verify()) {
            new Verification(context.proofServer()).verify(restore, archive, stored.snapshot());
        }
        BackupManifest manifest = manifest(request, stored, entries);
        try {
            return new TakenBackup(manifest, BackupManifests.save(context.store(), manifest), false);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.BACKUP_NOT_WRITTEN,
                            ExitCode.BACKUP_FAILED,
                            "The backup's manifest could not be written: " + e + ".",
                            "Check the place and its free space, and take the backup again."),
                    e);
        }
    }

    private ProblemException noArchive(DumpRequest request) {
        return new ProblemException(new Problem(
                ProblemCode.BACKUP_NOT_READABLE,
                ExitCode.BACKUP_FAILED,
                "pg_restore cannot list what was written to " + context.store().address(request.dumpFile())
                        + "; it is no backup and is removed.",
                "Check the storage, and take the backup again."));
    }

    private BackupManifest manifest(DumpRequest request, Stored stored, int entries) {
        DumpSnapshot snapshot = stored.snapshot();
        return new BackupManifest(
                BackupManifest.VERSION,
                request.name(),
                request.owner(),
                context.target().database(),
                context.target().schema(),
                snapshot.takenAt(),
                request.content(),
                request.restorable(),
                request.format(),
                List.of(stored.file()),
                stored.serverVersion(),
                ClientProcess.versionOf(stored.tools().pgDump()),
                snapshot.lsn(),
                snapshot.fingerprint(),
                snapshot.lastApplied(),
                snapshot.applied(),
                entries,
                snapshot.rows(),
                request.verify() ? true : null);
    }

    /** The manifest first: there is never one without its dump. */
    private void remove(DumpRequest request, RuntimeException cause) {
        try {
            context.store().delete(BackupManifests.fileName(request.name()));
            context.store().delete(request.dumpFile());
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }
}
