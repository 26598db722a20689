package dev.kanmon.operator.effect;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.Document;
import dev.kanmon.operator.decide.Effect;
import dev.kanmon.operator.decide.Effect.Act;
import dev.kanmon.operator.decide.Effect.ApplyInlineSource;
import dev.kanmon.operator.decide.Effect.CreateHotfixResolution;
import dev.kanmon.operator.decide.Effect.CreateJob;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import dev.kanmon.operator.decide.Effect.CreateSingleResolution;
import dev.kanmon.operator.decide.Effect.DeleteBackupObject;
import dev.kanmon.operator.decide.Effect.DeleteConfigMap;
import dev.kanmon.operator.decide.Effect.DeleteJob;
import dev.kanmon.operator.decide.Effect.LetPodsThrough;
import dev.kanmon.operator.decide.Effect.PruneDumps;
import dev.kanmon.operator.decide.Effect.ScaleDeployment;
import dev.kanmon.operator.decide.Effect.ShiftTraffic;
import dev.kanmon.operator.decide.Effect.StartHook;
import dev.kanmon.operator.decide.Effect.StoreDocument;
import dev.kanmon.operator.probe.Prober;
import dev.kanmon.operator.render.DocumentRenderer;
import dev.kanmon.operator.render.InlineSourceRenderer;
import dev.kanmon.operator.render.JobRenderer;
import dev.kanmon.operator.render.ResolutionRenderer;
import dev.kanmon.operator.render.hook.HookRenderer;
import dev.kanmon.operator.render.hook.SeedJobs;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Does to the cluster what was decided. */
public final class Effects {

    private static final String FIELD_MANAGER = "kanmon";

    private final KubernetesClient client;
    private final JobRenderer jobs;
    private final HookStarter hooks;
    private final ResolutionRenderer resolutions;
    private final DocumentRenderer documents;
    private final PodLogs logs;
    private final Deployments deployments;
    private final ExpiredObjects expiredObjects;
    private final RolloutActs rollouts;

    public Effects(KubernetesClient client, JobRenderer jobs, HookRenderer hooks, Prober prober) {
        this.client = client;
        this.jobs = jobs;
        this.hooks = new HookStarter(client, hooks);
        this.resolutions = new ResolutionRenderer(client.getKubernetesSerialization());
        this.documents = new DocumentRenderer(client.getKubernetesSerialization());
        this.logs = new PodLogs(client);
        this.deployments = new Deployments(client);
        this.expiredObjects = new ExpiredObjects(client);
        this.rollouts = new RolloutActs(client, deployments, prober);
    }

    /** An effect of a decision on a DatabaseMigration. */
    public void perform(Effect effect, DatabaseMigration migration) {
        if (effect instanceof CreateJob create) {
            createOnce(job(migration, create.run()));
        } else if (effect instanceof StartHook start) {
            hooks.start(migration, start);
        } else if (effect instanceof ShiftTraffic shift) {
            hooks.start(migration, shift);
        } else if (effect instanceof CreateResolution create) {
            createOnce(resolutions.render(migration, create));
        } else if (effect instanceof CreateHotfixResolution create) {
            createOnce(resolutions.render(migration, create));
        } else if (effect instanceof ApplyInlineSource) {
            applyInlineSource(migration);
        } else if (effect instanceof DeleteJob delete) {
            deleteJob(migration, delete.name());
        } else if (effect instanceof StoreDocument store) {
            createOnce(documents.render(migration, store, document(migration, store)));
        } else if (effect instanceof DeleteBackupObject delete) {
            expiredObjects.delete(migration, delete);
        } else if (effect instanceof PruneDumps prune) {
            jobs.render(migration, prune).ifPresent(this::createOnce);
        } else if (effect instanceof LetPodsThrough let) {
            new PodGates(client, migration.getMetadata().getNamespace()).open(let);
        } else if (effect instanceof DeleteConfigMap delete) {
            deleteConfigMap(migration, delete.name());
        } else if (effect instanceof Act act) {
            rollouts.perform(act.act(), migration);
        }
    }

    private Job job(DatabaseMigration migration, RunStatus run) {
        boolean ofTheTeam =
                run.task() == RunTask.Seed && migration.getSpec().seed().job() != null;
        return ofTheTeam ? SeedJobs.render(migration, run) : jobs.render(migration, run);
    }

    private Optional<Document> document(DatabaseMigration migration, StoreDocument effect) {
        try {
            return logs.documentOf(migration, effect);
        } catch (KubernetesClientException e) {
            if (effect.worthWaiting()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** An effect of a decision on a MigrationResolution for several databases. */
    public void perform(Effect effect, MigrationResolution resolution) {
        if (effect instanceof CreateSingleResolution create) {
            createOnce(resolutions.render(resolution, create));
        }
    }

    /**
     * An effect of a decision on a MigrationResolution for one database.
     *
     * @param migration the DatabaseMigration that it is for; empty where that is gone
     */
    public void perform(Effect effect, MigrationResolution resolution, Optional<DatabaseMigration> migration) {
        if (effect instanceof CreateJob create) {
            migration.ifPresent(database -> createOnce(jobs.render(resolution, database, create.run())));
        } else if (effect instanceof ScaleDeployment scale) {
            deployments.scale(resolution.getMetadata().getNamespace(), scale.scaling());
        }
    }

    /**
     * Names follow from the run, so a thing that is there already is the one that was wanted; whether it is ours, the
     * next look at it tells.
     */
    private void createOnce(HasMetadata resource) {
        try {
            client.resource(resource).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
        }
    }

    private void applyInlineSource(DatabaseMigration migration) {
        client.resource(InlineSourceRenderer.render(migration))
                .patch(new PatchContext.Builder()
                        .withPatchType(PatchType.SERVER_SIDE_APPLY)
                        .withFieldManager(FIELD_MANAGER)
                        .withForce(true)
                        .build());
    }

    private void deleteConfigMap(DatabaseMigration migration, String name) {
        client.configMaps()
                .inNamespace(migration.getMetadata().getNamespace())
                .withName(name)
                .delete();
    }

    private void deleteJob(DatabaseMigration migration, String name) {
        client.batch()
                .v1()
                .jobs()
                .inNamespace(migration.getMetadata().getNamespace())
                .withName(name)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
    }
}
