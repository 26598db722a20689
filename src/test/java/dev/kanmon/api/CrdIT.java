package dev.kanmon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanmon.testsupport.TestKubernetes;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of src/test/resources/crd on a real API server. */
class CrdIT {

    private static final TestKubernetes KUBERNETES = TestKubernetes.shared();
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();
    private static final int UNPROCESSABLE = 422;

    private final String namespace = KUBERNETES.newNamespace();

    @BeforeAll
    static void applyCrds() {
        KUBERNETES.applyCrds(CrdFiles.DIRECTORY);
        if (!KUBERNETES.supportsCel()) {
            System.out.println("Skipped: what rules reject, since " + tooOld());
        }
    }

    private static String tooOld() {
        return "the API server " + KUBERNETES.serverVersion() + " is too old for CEL rules; CrdTest evaluates them";
    }

    static Stream<CrdExample> accepted() {
        return CrdExample.accepted();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptedExampleIsAccepted(CrdExample example) {
        if (!example.isCreated()) {
            createOld(example);
            resource(example.object()).update();
            return;
        }
        assertThat(resource(example.object()).create().getMetadata().getUid()).isNotBlank();
    }

    static Stream<CrdExample> rejectedByTheSchema() {
        return CrdExample.rejected().filter(example -> !CelExamples.isAboutARule(example));
    }

    @ParameterizedTest
    @MethodSource("rejectedByTheSchema")
    void exampleAgainstTheSchemaIsRejectedAtTheFieldThatItNames(CrdExample example) {
        KubernetesClientException rejection =
                catchThrowableOfType(KubernetesClientException.class, () -> resource(example.object())
                        .create());
        assertThat(rejection.getCode()).isEqualTo(UNPROCESSABLE);
        assertThat(rejection.getStatus().getDetails().getCauses())
                .extracting(StatusCause::getField)
                .map(CrdIT::withoutIndexes)
                .contains(withoutIndexes(example.by().split(" ")[0]));
    }

    static Stream<CrdExample> rejectedByARule() {
        return CrdExample.rejected().filter(CelExamples::isAboutARule);
    }

    @ParameterizedTest
    @MethodSource("rejectedByARule")
    void exampleAgainstARuleIsRejectedWithTheRulesMessage(CrdExample example) {
        assumeTrue(KUBERNETES.supportsCel(), CrdIT::tooOld);
        if (!example.isCreated()) {
            createOld(example);
        }
        KubernetesClientException rejection =
                catchThrowableOfType(KubernetesClientException.class, () -> write(example));
        assertThat(rejection.getCode()).isEqualTo(UNPROCESSABLE);
        assertThat(rejection.getStatus().getMessage()).contains(CelExamples.messageOf(example));
    }

    /** Which element of a list it is; some versions of the server tell, some do not. */
    private static String withoutIndexes(String path) {
        return path.replaceAll("\\[[0-9]*]", "");
    }

    private void write(CrdExample example) {
        Resource<GenericKubernetesResource> resource = resource(example.object());
        if (example.isCreated()) {
            resource.create();
        } else {
            resource.update();
        }
    }

    /** A status cannot be given at creation. */
    private void createOld(CrdExample example) {
        GenericKubernetesResource created = resource(example.old()).create();
        assertThat(created.getMetadata().getUid()).isNotBlank();
        if (example.old().containsKey("status")) {
            resource(example.old()).updateStatus();
        }
    }

    private Resource<GenericKubernetesResource> resource(Map<String, Object> object) {
        GenericKubernetesResource resource =
                SERIALIZATION.unmarshal(SERIALIZATION.asJson(object), GenericKubernetesResource.class);
        return KUBERNETES.client().resource(resource).inNamespace(namespace);
    }
}
