package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupHook.When;
import dev.kanmon.api.v1alpha1.HookFailure;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.Hooks.Hook;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.operator.decide.hook.PlannedHook;
import java.time.Duration;
import java.util.List;

/** Reads the hooks that a spec wants around a run. */
final class PlannedHooks {

    /** The defaults of the CRD's schema. */
    private static final Duration HOOK_TIMEOUT = Duration.ofMinutes(10);

    private static final Duration BACKUP_TIMEOUT = Duration.ofHours(1);

    private final Observed observed;

    PlannedHooks(Observed observed) {
        this.observed = observed;
    }

    List<PlannedHook> before() {
        Hooks hooks = observed.spec().hooks();
        return hooks == null ? List.of() : around(hooks.before());
    }

    List<PlannedHook> after() {
        Hooks hooks = observed.spec().hooks();
        return hooks == null ? List.of() : around(hooks.after());
    }

    /** @param plan whose risk says which of them are needed; null while there is none */
    List<PlannedHook> backups(PlanStatus plan) {
        Backup backup = observed.spec().backup();
        return backup == null
                ? List.of()
                : backup.hooks().stream().map(hook -> planned(hook, plan)).toList();
    }

    private List<PlannedHook> around(List<Hook> hooks) {
        return hooks.stream()
                .map(hook -> new PlannedHook(
                        hook.name(),
                        hook.job() == null ? HookKind.Http : HookKind.Job,
                        timeout(hook.timeout(), HOOK_TIMEOUT),
                        onFailure(hook.onFailure()),
                        digest(hook),
                        true))
                .toList();
    }

    private PlannedHook planned(BackupHook hook, PlanStatus plan) {
        return new PlannedHook(
                hook.name(),
                kind(hook),
                timeout(hook.timeout(), BACKUP_TIMEOUT),
                onFailure(hook.onFailure()),
                digest(hook),
                hook.when() != When.OnRisk || isRisky(plan));
    }

    private boolean isRisky(PlanStatus plan) {
        return plan == null
                || plan.risk().reaches(ApprovalPolicies.of(observed.spec()).from());
    }

    private static HookKind kind(BackupHook hook) {
        if (hook.pgDump() != null) {
            return HookKind.PgDump;
        }
        if (hook.volumeSnapshot() != null) {
            return HookKind.VolumeSnapshot;
        }
        if (hook.cloudNativePG() != null) {
            return HookKind.CloudNativePG;
        }
        if (hook.ackRds() != null) {
            return HookKind.AckRds;
        }
        if (hook.neonBranch() != null) {
            return HookKind.NeonBranch;
        }
        if (hook.job() != null) {
            return HookKind.Job;
        }
        return hook.http() == null ? HookKind.RestorePoint : HookKind.Http;
    }

    private static Duration timeout(String given, Duration otherwise) {
        return given == null ? otherwise : GoDuration.parse(given);
    }

    private static HookFailure onFailure(HookFailure given) {
        return given == null ? HookFailure.Block : given;
    }

    /** A record's text has all that is in it, and so has that of the Job's spec inside. */
    private String digest(Record hook) {
        return Naming.hash(observed.inputDigest() + hook);
    }
}
