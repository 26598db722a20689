package dev.kanmon.operator.observe.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.decide.rollout.BlueGreenObservation;
import dev.kanmon.operator.decide.rollout.ServiceObservation;
import io.fabric8.kubernetes.api.model.Service;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Looks at the pair of a Blue-Green rollout: a Service, two Deployments and their pods. */
public final class BlueGreenReader {

    /** As the CustomResourceDefinition has it, for a server that does not fill it in. */
    private static final String SELECTOR_KEY = "color";

    private final Samples samples;
    private final TemplateVersion versions;

    public BlueGreenReader(Samples samples, TemplateVersion versions) {
        this.samples = samples;
        this.versions = versions;
    }

    /**
     * @param migration the resource that leads the rollout
     * @param view the application
     * @param neighbours the DatabaseMigrations of its namespace
     */
    public BlueGreenObservation read(
            DatabaseMigration migration, ApplicationView view, Supplier<List<DatabaseMigration>> neighbours) {
        BlueGreen wish = migration.getSpec().rollout() == null
                ? null
                : migration.getSpec().rollout().blueGreen();
        if (wish == null) {
            return BlueGreenObservation.none();
        }
        ServiceObservation service = service(wish, view);
        ColourReader colours = new ColourReader(view, versions, selectorKey(wish), selector(service));
        return new BlueGreenObservation(
                service,
                colours.read(wish.blue()),
                colours.read(wish.green()),
                samples.newest(
                        migration.getMetadata().getNamespace(),
                        migration.getMetadata().getName()),
                Rivals.oldest(migration, neighbours.get()));
    }

    private static String selectorKey(BlueGreen wish) {
        return wish.selectorKey() == null ? SELECTOR_KEY : wish.selectorKey();
    }

    private static ServiceObservation service(BlueGreen wish, ApplicationView view) {
        if (wish.service() == null) {
            return new ServiceObservation.Missing();
        }
        Look<Service> look = view.service(wish.service());
        if (look instanceof Look.Found<Service> found) {
            return present(found.it());
        }
        return look instanceof Look.NotPermitted
                ? new ServiceObservation.NotPermitted()
                : new ServiceObservation.Missing();
    }

    private static ServiceObservation present(Service service) {
        Map<String, String> selector = service.getSpec().getSelector();
        return new ServiceObservation.Present(
                service.getMetadata().getResourceVersion(), selector == null ? Map.of() : selector);
    }

    private static Map<String, String> selector(ServiceObservation service) {
        return service instanceof ServiceObservation.Present present ? present.selector() : Map.of();
    }
}
