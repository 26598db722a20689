package dev.kanmon.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ConfigMapReference;
import dev.kanmon.api.v1alpha1.Source.PrismaSchemaSource;
import dev.kanmon.contract.Environment;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchemaSourceObserverTest {

    private final Map<String, ConfigMap> configMaps = new HashMap<>();

    @Test
    void theDigestIsThatOfTheFiles() {
        configMap("shop", Map.of("schema.prisma", "model A {}"));
        configMap("more", Map.of("more.prisma", "model B {}"));

        assertThat(observe("shop", "more"))
                .isInstanceOfSatisfying(Available.class, available -> assertThat(available.digest())
                        .isEqualTo(SourceDigest.of(Map.of(
                                "schema.prisma",
                                "model A {}".getBytes(StandardCharsets.UTF_8),
                                "more.prisma",
                                "model B {}".getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void aMissingConfigMapIsAwaited() {
        assertThat(observe("shop")).isInstanceOfSatisfying(Awaited.class, awaited -> {
            assertThat(awaited.reason()).isEqualTo(Reason.ConfigMapNotFound);
            assertThat(awaited.message()).contains("ConfigMap shop", "spec.source.prismaSchema.configMaps");
        });
    }

    @Test
    void aKeyThatIsNoSchemaFileIsNamed() {
        configMap("shop", Map.of("20260101000000_init.sql", "SELECT 1"));

        assertUnusable(observe("shop"), Reason.SourceInvalid, "\"20260101000000_init.sql\"");
    }

    @Test
    void oneKeyInTwoConfigMapsIsRefusedAlsoWithTheSameContent() {
        configMap("shop", Map.of("schema.prisma", "model A {}"));
        configMap("more", Map.of("schema.prisma", "model A {}"));

        assertUnusable(observe("shop", "more"), Reason.SourceInvalid, "\"schema.prisma\" of ConfigMap more");
    }

    @Test
    void noFileAtAllIsNoSchema() {
        configMap("shop", Map.of());

        assertUnusable(observe("shop"), Reason.SourceEmpty, "ConfigMap shop holds no schema");
    }

    @Test
    void itIsRefusedInProductionAlsoWithoutTheRulesOfTheApiServer() {
        configMap("shop", Map.of("schema.prisma", "model A {}"));

        assertUnusable(observe(Environment.Production, "shop"), Reason.ProductionProtected, "Production");
    }

    private static void assertUnusable(SourceObservation observation, Reason reason, String words) {
        assertThat(observation).isInstanceOfSatisfying(Unusable.class, unusable -> {
            assertThat(unusable.reason()).isEqualTo(reason);
            assertThat(unusable.message()).contains(words);
        });
    }

    private SourceObservation observe(String... names) {
        return observe(Environment.Development, names);
    }

    private SourceObservation observe(Environment environment, String... names) {
        List<ConfigMapReference> references =
                Stream.of(names).map(ConfigMapReference::new).toList();
        Source source = new Source(null, null, null, new PrismaSchemaSource(references));
        return new SourceObserver(name -> Optional.ofNullable(configMaps.get(name)))
                .observe(Specs.unasked(Team.target("shop"), source)
                        .environment(environment)
                        .build());
    }

    /** As the store of ConfigMaps keeps it: hashes instead of contents. */
    private void configMap(String name, Map<String, String> data) {
        configMaps.put(
                name,
                DigestedConfigMaps.digest(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withData(data)
                        .build()));
    }
}
