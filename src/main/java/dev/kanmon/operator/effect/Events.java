package dev.kanmon.operator.effect;

import dev.kanmon.operator.status.Transition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jboss.logging.Logger;

/** Tells transitions as Kubernetes Events, which {@code kubectl describe} shows. */
public final class Events implements Audience {

    private static final Logger LOG = Logger.getLogger(Events.class);

    /** The longest note that the API server admits (core/validation, NoteLengthLimit), characters. */
    private static final int LONGEST_MESSAGE = 1024;

    /** Names hold 253 characters; the time takes 17 of them. */
    private static final int LONGEST_PREFIX = 230;

    private static final String COMPONENT = "kanmon";

    private final KubernetesClient client;
    private final Clock clock;

    public Events(KubernetesClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** An event that cannot be told is no reason to stop: the conditions say the same. */
    @Override
    public void tell(HasMetadata about, Transition transition) {
        try {
            client.resource(event(about, transition)).create();
        } catch (KubernetesClientException e) {
            LOG.warnf("Event %s was not written: HTTP %d", transition.reason(), e.getCode());
        }
    }

    private Event event(HasMetadata about, Transition transition) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(name(about))
                .withNamespace(about.getMetadata().getNamespace())
                .endMetadata()
                .withInvolvedObject(new ObjectReferenceBuilder()
                        .withApiVersion(about.getApiVersion())
                        .withKind(about.getKind())
                        .withName(about.getMetadata().getName())
                        .withNamespace(about.getMetadata().getNamespace())
                        .withUid(about.getMetadata().getUid())
                        .build())
                .withType(transition.warning() ? "Warning" : "Normal")
                .withReason(transition.reason())
                .withMessage(shortened(transition.message()))
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .withNewSource()
                .withComponent(COMPONENT)
                .endSource()
                .withReportingComponent(COMPONENT)
                .build();
    }

    /** As client-go names events: the resource's name and the time in hexadecimal nanoseconds. */
    private String name(HasMetadata about) {
        Instant now = clock.instant();
        long nanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
        String prefix = about.getMetadata().getName();
        return prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX)) + "." + Long.toHexString(nanos);
    }

    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }
}
