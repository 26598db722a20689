package dev.kanmon.operator.effect;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.decide.Notice;
import dev.kanmon.operator.render.NotificationRenderer;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import org.jboss.logging.Logger;

/** Has messages sent, each by a Job of its own. Whatever comes of it, the run goes on. */
public final class Notifier {

    private static final Logger LOG = Logger.getLogger(Notifier.class);

    private final KubernetesClient client;
    private final NotificationRenderer renderer;

    public Notifier(KubernetesClient client, NotificationRenderer renderer) {
        this.client = client;
        this.renderer = renderer;
    }

    /** A message that cannot be sent is dropped: the status says the same. */
    public void tell(DatabaseMigration about, List<Notice> notices) {
        for (Notice notice : notices) {
            try {
                client.resource(renderer.render(about, notice)).create();
            } catch (KubernetesClientException e) {
                // A Job of this name has been made for the same message.
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                    LOG.warnf("Job %s, which would tell of it, was not made: HTTP %d", notice.job(), e.getCode());
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "Job %s, which would tell of it, was not made", notice.job());
            }
        }
    }
}
