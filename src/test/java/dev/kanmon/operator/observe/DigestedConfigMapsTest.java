package dev.kanmon.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.SourceDigest;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DigestedConfigMapsTest {

    private static final ConfigMap CONFIG_MAP = new ConfigMapBuilder()
            .withNewMetadata()
            .withName("shop")
            .withNamespace("default")
            .withUid("uid")
            .withResourceVersion("7")
            .addToAnnotations("kubectl.kubernetes.io/last-applied-configuration", "all of it once more")
            .endMetadata()
            .withData(Map.of("a.sql", "SELECT 1;"))
            .withBinaryData(Map.of("b.sql", "AP8="))
            .build();

    private final DigestedConfigMaps store = new DigestedConfigMaps();

    @Test
    void keepsHashesInPlaceOfContents() {
        store.put(store.getKey(CONFIG_MAP), CONFIG_MAP);
        ConfigMap kept = store.get("default/shop");
        assertThat(DigestedConfigMaps.hashes(kept))
                .isEqualTo(Map.of(
                        "a.sql", SourceDigest.hashOf("SELECT 1;".getBytes(StandardCharsets.UTF_8)),
                        "b.sql", SourceDigest.hashOf(new byte[] {0, -1})));
        assertThat(kept.getMetadata().getAnnotations()).isNullOrEmpty();
        assertThat(kept.getBinaryData()).isNullOrEmpty();
    }

    /** The informer compares versions with what the store gives back. */
    @Test
    void keepsWhatAnInformerNeeds() {
        store.put(store.getKey(CONFIG_MAP), CONFIG_MAP);
        assertThat(store.get("default/shop").getMetadata())
                .returns("shop", metadata -> metadata.getName())
                .returns("default", metadata -> metadata.getNamespace())
                .returns("uid", metadata -> metadata.getUid())
                .returns("7", metadata -> metadata.getResourceVersion());
    }

    @Test
    void forgetsWhatIsRemoved() {
        store.put("default/shop", CONFIG_MAP);
        store.remove("default/shop");
        assertThat(store.size()).isZero();
        assertThat(store.keySet()).isEmpty();
        assertThat(store.values()).isEmpty();
    }

    @Test
    void configMapWithoutDataHasNoHashes() {
        ConfigMap empty = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("empty")
                .endMetadata()
                .build();
        assertThat(DigestedConfigMaps.hashes(DigestedConfigMaps.digest(empty))).isEmpty();
    }
}
