package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.Labels;
import dev.kanmon.operator.render.hook.ProviderKind;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.kubelet.KubeletPlayer;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A DatabaseMigration {@code shop} with hooks, an operator of its own that can be stopped and started at any moment, and
 * everybody who does hooks: a node that runs nothing of a hook until the test lets it, and the providers' controllers.
 */
public final class HookScene implements AutoCloseable {

    private static final String NAME = "shop";
    /** The one that is pending in every run. */
    public static final String MIGRATION = "20260101000000_init";

    private final Team team;
    private final Providers providers;
    private final ScriptedRestore runner = new ScriptedRestore(MIGRATION);
    private final ScriptedPruning pruning = new ScriptedPruning(runner);
    private final ScriptedHooks script = new ScriptedHooks(pruning);
    private final KubeletPlayer kubelet;
    private final DeployWatch deploys;
    private TestOperator operator;

    private HookScene(KubernetesClient operatorsClient) {
        KubernetesClient admin = TestKubernetes.shared().client();
        team = new Team(admin, TestKubernetes.shared().newNamespace());
        providers = new Providers(admin, team.namespace());
        kubelet = KubeletPlayer.builder(admin)
                .namespace(team.namespace())
                .script(script)
                .start();
        kubelet.faults().unschedulable(pod -> pod.getMetadata().getLabels().containsKey(Labels.HOOK));
        deploys = new DeployWatch(admin, team);
        operator = TestOperator.start(operatorsClient, team.namespace());
    }

    /** Installs all that scenes need; once, before tests that run beside each other. */
    public static void prepareCluster() {
        Cluster.prepared();
        ProviderCrds.install();
    }

    /** With an operator that has the rights for all hooks. */
    public static HookScene open() {
        return new HookScene(Cluster.asOperatorWithBackups());
    }

    /** With an operator that has no rights for hooks. */
    public static HookScene openWithoutRights() {
        return new HookScene(Cluster.asOperator());
    }

    public void apply(BackupHook... hooks) {
        apply(spec().backups(hooks).build());
    }

    public void apply(DatabaseMigrationSpec spec) {
        team.secret("shop-db", "url", "postgresql://nobody@localhost/none");
        source("CREATE TABLE t (id int);");
        team.migration(NAME, spec);
    }

    /** Another script of the migration has it run anew. */
    public void source(String script) {
        team.configMap(NAME, Map.of(MIGRATION + ".sql", script));
    }

    public static Specs spec() {
        return Specs.unasked(Team.target(NAME), Team.source(NAME));
    }

    public Team team() {
        return team;
    }

    public Providers providers() {
        return providers;
    }

    public ScriptedHooks script() {
        return script;
    }

    /** Says how migrations end, and restores. */
    public ScriptedRestore runner() {
        return runner;
    }

    /** Says how Jobs end that remove old dumps. */
    public ScriptedPruning pruning() {
        return pruning;
    }

    /** What the status said whenever a Job that deploys appeared. */
    public DeployWatch deploys() {
        return deploys;
    }

    /** Waits until a backup hook is as wanted. */
    public HookStatus awaitHook(String name, Predicate<HookStatus> wanted) {
        return hook(
                        name,
                        team.await(NAME, migration -> hook(name, migration.getStatus())
                                        .filter(wanted)
                                        .isPresent())
                                .getStatus())
                .orElseThrow();
    }

    /** Waits until the object that does a backup hook is there, and was seen by the operator. */
    public HookStatus awaitSeen(String name) {
        return awaitHook(name, hook -> hook.phase() == HookPhase.Running && hook.objectUid() != null);
    }

    /** Lets a hook end well. */
    public void succeed(HookStatus hook) {
        Optional<ProviderKind> kind = provider(hook.kind());
        if (kind.isPresent()) {
            providers.succeed(kind.get(), hook.object());
        } else {
            end(ExitCode.DONE);
        }
    }

    /** Lets a hook say that it failed. */
    public void fail(HookStatus hook) {
        Optional<ProviderKind> kind = provider(hook.kind());
        if (kind.isPresent()) {
            providers.complain(kind.get(), hook.object(), ScriptedHooks.COMPLAINT);
        } else {
            end(ExitCode.BACKUP_FAILED);
        }
    }

    /** Takes a hook's object away. */
    public void remove(HookStatus hook) {
        provider(hook.kind())
                .ifPresentOrElse(kind -> providers.delete(kind, hook.object()), () -> team.deleteJob(hook.object()));
    }

    /** By what a hook that ended well is found again. */
    public static String identifier(HookStatus hook) {
        return provider(hook.kind())
                .map(kind -> Providers.identifier(kind, hook.object()))
                .orElseGet(() -> ScriptedHooks.identifier(hook.object()));
    }

    /** What else finds it again; null where the identifier says all. */
    public String detail(HookStatus hook) {
        return provider(hook.kind())
                .flatMap(kind -> providers.detail(kind, hook.object()))
                .orElse(null);
    }

    /** How many objects of a hook's kind there are; Jobs of hooks only. */
    public long objects(HookStatus hook) {
        return provider(hook.kind())
                .map(providers::count)
                .map(Integer::longValue)
                .orElseGet(() -> team.jobs().stream()
                        .filter(job -> job.getMetadata().getLabels().containsKey(Labels.HOOK))
                        .count());
    }

    /** Lets the node run Jobs of hooks, which end this way. */
    public void end(ExitCode outcome) {
        script.end(outcome);
        kubelet.faults().unschedulable(pod -> false);
    }

    public void stopOperator() {
        operator.close();
    }

    /** Another operator, which knows nothing but what the cluster says. */
    public void startOperator() {
        operator = TestOperator.start(Cluster.asOperatorWithBackups(), team.namespace());
    }

    public void restartOperator() {
        stopOperator();
        startOperator();
    }

    @Override
    public void close() {
        operator.close();
        deploys.close();
        kubelet.close();
    }

    private static Optional<HookStatus> hook(String name, DatabaseMigrationStatus status) {
        return status.backup() == null
                ? Optional.empty()
                : status.backup().hooks().stream()
                        .filter(hook -> hook.name().equals(name))
                        .findFirst();
    }

    private static Optional<ProviderKind> provider(HookKind kind) {
        return switch (kind) {
            case VolumeSnapshot -> Optional.of(ProviderKind.VolumeSnapshot);
            case CloudNativePG -> Optional.of(ProviderKind.CloudNativePgBackup);
            case AckRds -> Optional.of(ProviderKind.RdsSnapshot);
            case PgDump, NeonBranch, Job, Http, RestorePoint -> Optional.empty();
        };
    }
}
