package dev.kanmon.engine.backup.restore;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.backup.BackupManifest.Content;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.ClientPlaces;
import dev.kanmon.engine.backup.ClientTools;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import java.util.UUID;

/** Brings a database back to what a backup holds, so that history and schema are those of that moment. */
public final class Restore {

    static final String APPLICATION = "kanmon restore";

    /** pg_restore sets since then what older servers do not know. */
    private static final int FIRST_FOR_ITS_OWN_VERSION = 17;

    private static final int MAJOR = 10000;

    private final RestoreRequest request;
    private final BackupManifest manifest;
    private final BackupStore store;
    private final ClientPlaces clients;
    private final StopSignal stop;

    /**
     * @param manifest of the backup
     * @param store that its files are in
     * @param clients where PostgreSQL's programs are
     * @param stop how it is told to stop: nothing is begun any more, and what runs is undone
     */
    public Restore(
            RestoreRequest request, BackupManifest manifest, BackupStore store, ClientPlaces clients, StopSignal stop) {
        this.request = request;
        this.manifest = manifest;
        this.store = store;
        this.clients = clients;
        this.stop = stop;
    }

    /**
     * Does what is still to be done of it.
     *
     * @throws ProblemException K3020 to K3029, or what keeps the server or the backup from being used. The database is then
     *     as it was
     * @throws dev.kanmon.engine.session.ServerException where the connection is lost. Run it again with the same decision
     */
    public RestoreResult run() {
        requireFitting();
        try {
            return switch (request.method()) {
                case SWAP -> swap();
                case IN_PLACE -> inPlace();
            };
        } catch (ProblemException e) {
            throw asRestore(e);
        }
    }

    /** A place of backups speaks of backups; and what broke off because it was told to did not fail. */
    private ProblemException asRestore(ProblemException e) {
        Problem problem = e.problem();
        if (problem.outcome() == ExitCode.RESTORE_FAILED && stop.isRequested()) {
            return RestoreProblems.interrupted();
        }
        return problem.outcome() == ExitCode.BACKUP_FAILED
                ? new ProblemException(
                        new Problem(problem.code(), ExitCode.RESTORE_FAILED, problem.message(), problem.hint()), e)
                : e;
    }

    private void requireFitting() {
        if (!manifest.restorable() || manifest.content() != Content.FULL) {
            throw RestoreProblems.notRestorable(manifest);
        }
        if (!request.anyDatabase()
                && !manifest.database().equals(request.target().database())) {
            throw RestoreProblems.ofAnotherDatabase(manifest, request.target().database());
        }
    }

    private RestoreResult swap() {
        try (Session maintenance = MaintenanceDatabase.open(request.target(), request.patience(), stop)) {
            String decision = request.decision().orElseGet(() -> unfinishedDecision(maintenance));
            ClientTools tools = tools(maintenance);
            if (tools.major() >= FIRST_FOR_ITS_OWN_VERSION && tools.major() != major(maintenance)) {
                throw RestoreProblems.wrongClient(tools.major(), major(maintenance));
            }
            return new SwapRestore(request, backup(tools), decision, stop, maintenance).run();
        }
    }

    private RestoreResult inPlace() {
        try (Session session = TargetConnector.open(request.target(), APPLICATION)) {
            return new InPlaceRestore(request, backup(tools(session)), decision(), stop, session).run();
        }
    }

    /** A person who runs the command again after it was cut off does not know what the first run called its decision. */
    private String unfinishedDecision(Session maintenance) {
        return new ServerDatabases(maintenance)
                .marks().stream()
                        .filter(mark -> mark.isOf(request.target().database(), request.identifier()))
                        .map(RestoreMark::decision)
                        .findFirst()
                        .orElseGet(this::decision);
    }

    private String decision() {
        return request.decision().orElseGet(() -> UUID.randomUUID().toString());
    }

    private Backup backup(ClientTools tools) {
        Archive archive = new Archive(store, manifest);
        return new Backup(manifest, archive, new RestoreProgram(tools, archive));
    }

    private ClientTools tools(Session session) {
        return clients.forServer(version(session));
    }

    private static int major(Session session) {
        return version(session) / MAJOR;
    }

    private static int version(Session session) {
        return new ServerDatabases(session).version();
    }
}
