package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Drift;
import dev.kanmon.api.v1alpha1.Execution;
import dev.kanmon.api.v1alpha1.Hooks;
import dev.kanmon.api.v1alpha1.Notification;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.Seed;
import dev.kanmon.api.v1alpha1.Shadow;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.contract.Environment;
import java.util.List;

/** Builds what a team asks for, so that a test names only what it is about. */
public final class Specs {

    private Target target;
    private Source source;
    private Execution execution;
    private Policy policy;
    private String approvedPlan;
    private Shadow shadow;
    private String baseline;
    private Drift drift;
    private Backup backup;
    private Hooks hooks;
    private List<Notification> notifications;
    private Rollout rollout;
    private Environment environment;
    private Seed seed;
    private Boolean suspend;

    private Specs() {}

    /** A target and a source, and nothing else. */
    public static Specs of(Target target, Source source) {
        Specs specs = new Specs();
        specs.target = target;
        specs.source = source;
        return specs;
    }

    /**
     * Not rehearsed, which would take a PostgreSQL of its own for each plan, and approved by nobody; plans have tests of
     * their own.
     */
    public static Specs unasked(Target target, Source source) {
        return of(target, source)
                .policy(new Policy(new Policy.Approval(Policy.Mode.Never, null), null, null, null, null))
                .shadow(new Shadow(Shadow.Mode.Off, null));
    }

    /** All that another spec says, to be changed. */
    public static Specs from(DatabaseMigrationSpec spec) {
        return of(spec.target(), spec.source())
                .execution(spec.execution())
                .policy(spec.policy())
                .approvedPlan(spec.approvedPlan())
                .shadow(spec.shadow())
                .baseline(spec.baseline())
                .drift(spec.drift())
                .backup(spec.backup())
                .hooks(spec.hooks())
                .notifications(spec.notifications())
                .rollout(spec.rollout())
                .environment(spec.environment())
                .seed(spec.seed())
                .suspend(spec.suspend());
    }

    public Specs target(Target wanted) {
        target = wanted;
        return this;
    }

    public Specs source(Source wanted) {
        source = wanted;
        return this;
    }

    public Specs execution(Execution wanted) {
        execution = wanted;
        return this;
    }

    public Specs policy(Policy wanted) {
        policy = wanted;
        return this;
    }

    public Specs approvedPlan(String hash) {
        approvedPlan = hash;
        return this;
    }

    public Specs shadow(Shadow wanted) {
        shadow = wanted;
        return this;
    }

    public Specs baseline(String migration) {
        baseline = migration;
        return this;
    }

    public Specs drift(Drift wanted) {
        drift = wanted;
        return this;
    }

    public Specs backup(Backup wanted) {
        backup = wanted;
        return this;
    }

    /** Backup hooks, and nothing else about backups. */
    public Specs backups(BackupHook... wanted) {
        return backup(new Backup(List.of(wanted), null, null, null, null, null, null));
    }

    public Specs hooks(Hooks wanted) {
        hooks = wanted;
        return this;
    }

    public Specs rollout(Rollout wanted) {
        rollout = wanted;
        return this;
    }

    public Specs environment(Environment wanted) {
        environment = wanted;
        return this;
    }

    public Specs seed(Seed wanted) {
        seed = wanted;
        return this;
    }

    public Specs notifications(List<Notification> wanted) {
        notifications = wanted;
        return this;
    }

    public Specs suspend(Boolean wanted) {
        suspend = wanted;
        return this;
    }

    public DatabaseMigrationSpec build() {
        return new DatabaseMigrationSpec(
                target,
                source,
                execution,
                policy,
                approvedPlan,
                shadow,
                drift,
                baseline,
                backup,
                hooks,
                notifications,
                rollout,
                environment,
                seed,
                suspend);
    }
}
