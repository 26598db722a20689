package dev.kanmon.operator.decide.restore;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupHook.Content;
import dev.kanmon.api.v1alpha1.BackupHook.PgDump;
import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.Restore;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The backups of one DatabaseMigration.
 *
 * @param hooks what its spec takes now
 * @param restore how its spec has them brought back
 * @param taken what is there, the newest first
 */
public record KnownBackups(List<BackupHook> hooks, Restore restore, List<TakenBackup> taken) {

    private static final Restore AS_THE_SCHEMA_HAS_IT = new Restore(Restore.Method.Swap, List.of());

    public KnownBackups {
        hooks = List.copyOf(hooks);
        taken = List.copyOf(taken);
    }

    /**
     * @param spec null where no backups are asked for
     * @param status null where none were
     */
    public static KnownBackups of(Backup spec, BackupStatus status) {
        return new KnownBackups(
                spec == null ? List.of() : spec.hooks(),
                spec == null || spec.restore() == null ? AS_THE_SCHEMA_HAS_IT : spec.restore(),
                status == null ? List.of() : status.taken());
    }

    /** There are none, and none are asked for. */
    public static KnownBackups none() {
        return of(null, null);
    }

    /**
     * Whether Kanmon can bring it back itself: a dump of everything, whose hook says how to get at it. What the dump holds
     * is asked of the hook as it is now; the runner asks the dump itself before it touches anything.
     */
    public boolean isRestorable(TakenBackup backup) {
        return backup.kind() == HookKind.PgDump
                && hookOf(backup)
                        .map(BackupHook::pgDump)
                        .filter(KnownBackups::isWhole)
                        .isPresent();
    }

    private static boolean isWhole(PgDump dump) {
        return (dump.content() == null || dump.content() == Content.Full)
                && dump.tables().isEmpty()
                && dump.excludeTables().isEmpty();
    }

    /** How a resolution has its backup brought back: in its own way, or in the DatabaseMigration's. */
    public Restore restore(MigrationResolutionSpec resolution) {
        return resolution.restore() == null ? restore : resolution.restore();
    }

    /** The hook that took it; empty where the spec has it no longer. */
    public Optional<BackupHook> hookOf(TakenBackup backup) {
        return hooks.stream().filter(hook -> hook.name().equals(backup.hook())).findFirst();
    }

    /** Those that were taken when the migration was pending, the newest first. */
    public Stream<TakenBackup> before(String migration) {
        return taken.stream().filter(backup -> backup.before().contains(migration));
    }

    /** The newest that Kanmon can bring back itself, of those from before the migration. */
    public Optional<TakenBackup> newestRestorableBefore(String migration) {
        return before(migration).filter(this::isRestorable).findFirst();
    }
}
