package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TestKubernetes;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real API server takes what the chart renders, and its RBAC lets the operator do what it needs and nothing else. */
class ChartOnApiServerIT {

    private static final String ALL_OPTIONAL_OBJECTS = "{replicas: 2, networkPolicy: {enabled: true}}";

    private final TestKubernetes kubernetes = TestKubernetes.shared();
    private final KubernetesClient client = kubernetes.client();

    @BeforeEach
    void createTheReleasesNamespace() {
        Namespace namespace = new NamespaceBuilder()
                .withNewMetadata()
                .withName(Chart.NAMESPACE)
                .endMetadata()
                .build();
        client.resource(namespace).createOr(NonDeletingOperation::update);
    }

    @Test
    void serverAcceptsEveryObject() {
        Chart.render(ALL_OPTIONAL_OBJECTS).objects().stream()
                .filter(this::isServed)
                .forEach(this::dryRun);
    }

    @Test
    void operatorOfAllNamespacesMayDoWhatItsCodeNeedsInAnyOfThem() {
        String operator = installRoles("fullnameOverride: kanmon-everywhere", "kanmon-everywhere");
        String namespace = kubernetes.newNamespace();
        assertMay(operator, namespace, OperatorPermissions.watchedNamespaces());
        assertMay(operator, Chart.NAMESPACE, OperatorPermissions.ownNamespace("kanmon-everywhere"));
        assertThat(may(operator, namespace, new Grant("", "secrets", "", "get")))
                .isFalse();
        assertThat(may(operator, Chart.NAMESPACE, new Grant("", "secrets", "", "list")))
                .isFalse();
    }

    @Test
    void operatorOfOneNamespaceMayDoNothingInAnother() {
        String watched = kubernetes.newNamespace();
        String other = kubernetes.newNamespace();
        String operator =
                installRoles("{fullnameOverride: kanmon-scoped, watchNamespaces: [" + watched + "]}", "kanmon-scoped");
        assertMay(operator, watched, OperatorPermissions.watchedNamespaces());
        assertThat(OperatorPermissions.watchedNamespaces()).noneMatch(grant -> may(operator, other, grant));
    }

    @Test
    void operatorMayTouchNoLeaseButItsOwn() {
        String operator = installRoles("fullnameOverride: kanmon-leases", "kanmon-leases");
        Grant foreign = new Grant("coordination.k8s.io", "leases", "somebody-elses", "update");
        assertThat(may(operator, Chart.NAMESPACE, foreign)).isFalse();
    }

    /** Kanmon supports 1.27 and newer; a test server may be older, and knows no ServiceMonitors either. */
    private boolean isServed(HasMetadata object) {
        boolean served = client.supports(object.getApiVersion(), object.getKind());
        if (!served) {
            System.out.printf(
                    "skipped: %s %s is not served by Kubernetes %s%n",
                    object.getApiVersion(), object.getKind(), kubernetes.serverVersion());
        }
        return served;
    }

    /** CRDs by update: a server before 1.25 refuses to apply the CEL rules that it drops from an update. */
    private void dryRun(HasMetadata object) {
        if (object instanceof CustomResourceDefinition) {
            client.resource(object).dryRun().createOr(NonDeletingOperation::update);
        } else {
            client.resource(object).dryRun().serverSideApply();
        }
    }

    /** Applies ServiceAccount, roles and bindings; gives the operator's user name. */
    private String installRoles(String values, String serviceAccount) {
        Chart.render(values).objects().stream()
                .filter(object -> object instanceof ServiceAccount
                        || object.getApiVersion().startsWith("rbac."))
                .forEach(object -> client.resource(object).serverSideApply());
        return "system:serviceaccount:" + Chart.NAMESPACE + ":" + serviceAccount;
    }

    private void assertMay(String user, String namespace, Set<Grant> grants) {
        assertThat(grants).allMatch(grant -> may(user, namespace, grant));
    }

    /** Asks the API server's authorizer. */
    private boolean may(String user, String namespace, Grant grant) {
        String[] resource = grant.resource().split("/");
        SubjectAccessReview question = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(user)
                .withNewResourceAttributes()
                .withNamespace(namespace)
                .withGroup(grant.apiGroup())
                .withResource(resource[0])
                .withSubresource(resource.length > 1 ? resource[1] : "")
                .withName(grant.name())
                .withVerb(grant.verb())
                .endResourceAttributes()
                .endSpec()
                .build();
        return client.authorization()
                .v1()
                .subjectAccessReview()
                .create(question)
                .getStatus()
                .getAllowed();
    }
}
