package dev.kanmon.testsupport.operator;

import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.contract.Labels;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Looks at the status of a DatabaseMigration at the moment when a Job that deploys for it appears. */
public final class DeployWatch implements Watcher<Job>, AutoCloseable {

    private static final String DEPLOY = RunTask.Deploy.name().toLowerCase(Locale.ROOT);

    private final Team team;
    private final List<DatabaseMigrationStatus> seen = new CopyOnWriteArrayList<>();
    private final Watch watch;

    /** @param client may do everything; stays the caller's */
    public DeployWatch(KubernetesClient client, Team team) {
        this.team = team;
        this.watch = client.batch()
                .v1()
                .jobs()
                .inNamespace(team.namespace())
                .withLabel(Labels.TASK, DEPLOY)
                .watch(this);
    }

    @Override
    public void eventReceived(Action action, Job job) {
        if (action == Action.ADDED) {
            seen.add(team.get(job.getMetadata().getAnnotations().get(Labels.OWNER_NAME))
                    .getStatus());
        }
    }

    @Override
    public void onClose(WatcherException cause) {
        seen.add(null);
    }

    /** The status at each such moment. */
    public List<DatabaseMigrationStatus> seen() {
        return List.copyOf(seen);
    }

    @Override
    public void close() {
        watch.close();
    }
}
