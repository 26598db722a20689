package dev.kanmon.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.Awaited;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import dev.kanmon.operator.decide.SourceObservation.Unusable;
import dev.kanmon.operator.render.InlineSourceRenderer;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceObserverTest {

    private static final String KEY = "20260101000000_users.sql";
    private static final String SCRIPT = "CREATE TABLE users ();";

    private final Map<String, ConfigMap> cluster = new HashMap<>();
    private final SourceObserver observer = new SourceObserver(name -> Optional.ofNullable(cluster.get(name)));

    @Test
    void missingConfigMapIsAwaitedAndNamed() {
        add("one", Map.of(KEY, SCRIPT));
        assertThat(observe("one", "two")).isInstanceOfSatisfying(Awaited.class, awaited -> {
            assertThat(awaited.reason()).isEqualTo(Reason.ConfigMapNotFound);
            assertThat(awaited.message()).contains("ConfigMap two");
        });
    }

    @Test
    void configMapsAreOneSourceWithTheDigestThatTheRunnerComputes() {
        add("one", Map.of(KEY, SCRIPT, "migration_lock.toml", "provider = \"postgresql\""));
        add("two", Map.of("20260102000000_posts__migration.sql", SCRIPT));
        assertThat(observe("one", "two"))
                .isEqualTo(new Available(
                        SourceDigest.of(Map.of(
                                KEY,
                                bytes(SCRIPT),
                                "migration_lock.toml",
                                bytes("provider = \"postgresql\""),
                                "20260102000000_posts__migration.sql",
                                bytes(SCRIPT))),
                        Set.of(KEY.replace(".sql", ""), "20260102000000_posts")));
    }

    @Test
    void orderOfTheConfigMapsMakesNoDifference() {
        add("one", Map.of(KEY, SCRIPT));
        add("two", Map.of("20260102000000_posts.sql", SCRIPT));
        assertThat(observe("one", "two")).isEqualTo(observe("two", "one"));
    }

    @Test
    void binaryDataIsContentAsAnyOther() {
        add("text", Map.of(KEY, SCRIPT));
        cluster.put(
                "binary",
                DigestedConfigMaps.digest(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("binary")
                        .endMetadata()
                        .withBinaryData(Map.of(KEY, Base64.getEncoder().encodeToString(bytes(SCRIPT))))
                        .build()));
        assertThat(observe("binary")).isEqualTo(observe("text"));
    }

    @Test
    void emptyConfigMapStalls() {
        add("one", null);
        assertUnusable(observe("one"), Reason.SourceEmpty, "ConfigMap one");
    }

    @Test
    void lockFileAloneIsNoSource() {
        add("one", Map.of("migration_lock.toml", "provider = \"postgresql\""));
        assertUnusable(observe("one"), Reason.SourceEmpty, "ConfigMap one");
    }

    @Test
    void keyThatIsNoMigrationsStallsAndIsNamed() {
        add("one", Map.of(KEY, SCRIPT, "README.md", "Hello."));
        assertUnusable(observe("one"), Reason.SourceInvalid, "\"README.md\" of ConfigMap one");
    }

    @Test
    void downScriptsBelongToTheDigestAndAreNoMigrations() {
        String down = KEY.replace(".sql", "__down.sql");
        add("one", Map.of(KEY, SCRIPT, down, "DROP TABLE users;"));
        assertThat(observe("one"))
                .isEqualTo(new Available(
                        SourceDigest.of(Map.of(KEY, bytes(SCRIPT), down, bytes("DROP TABLE users;"))),
                        Set.of(KEY.replace(".sql", ""))));
    }

    @Test
    void downScriptWithoutItsMigrationStallsAndIsNamed() {
        add("one", Map.of(KEY, SCRIPT, "20260102000000_posts__down.sql", SCRIPT));
        assertUnusable(observe("one"), Reason.SourceInvalid, "\"20260102000000_posts__down.sql\" of ConfigMap one");
    }

    @Test
    void sameKeyWithAnotherContentInTwoConfigMapsStalls() {
        add("one", Map.of(KEY, SCRIPT));
        add("two", Map.of(KEY, "DROP TABLE users;"));
        assertUnusable(observe("one", "two"), Reason.SourceInvalid, "ConfigMap two");
    }

    @Test
    void sameLockFileInTwoConfigMapsIsNoConflict() {
        add("one", Map.of(KEY, SCRIPT, "migration_lock.toml", "provider = \"postgresql\""));
        add("two", Map.of("20260102000000_posts.sql", SCRIPT, "migration_lock.toml", "provider = \"postgresql\""));
        assertThat(observe("one", "two")).isInstanceOf(Available.class);
    }

    @Test
    void imageIsNotLookedInto() {
        Source source = new Source(null, new Source.ImageSource("acme/shop:1", "/migrations", null), null, null);
        assertThat(observer.observe(source)).isEqualTo(new InImage());
    }

    @Test
    void inlineSourceIsTheSameAsItsConfigMap() {
        add("one", Map.of(KEY, SCRIPT));
        assertThat(observer.observe(inline("20260101000000_users"))).isEqualTo(observe("one"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "sl/ash", "ümlaut", "", "migration", "20260101_a__migration"})
    void inlineNameThatDoesNotComeOutOfAConfigMapAsItWentInStalls(String name) {
        assertThat(observer.observe(inline(name)))
                .isInstanceOfSatisfying(Unusable.class, unusable -> assertThat(unusable.reason())
                        .isEqualTo(Reason.SourceInvalid));
    }

    @Test
    void inlineSourceIsMountedOnceItsConfigMapHoldsTheSame() {
        var migration = ClusterObjects.migration(inline("20260101000000_users"));
        assertThat(observer.inlineMounted(migration)).isFalse();

        ConfigMap rendered = InlineSourceRenderer.render(migration);
        cluster.put(rendered.getMetadata().getName(), DigestedConfigMaps.digest(rendered));
        assertThat(observer.inlineMounted(migration)).isTrue();

        rendered.getData().put(KEY, "something else");
        cluster.put(rendered.getMetadata().getName(), DigestedConfigMaps.digest(rendered));
        assertThat(observer.inlineMounted(migration)).isFalse();
    }

    private SourceObservation observe(String... configMaps) {
        return observer.observe(new Source(
                Arrays.stream(configMaps).map(Source.ConfigMapReference::new).toList(), null, null, null));
    }

    private void add(String name, Map<String, String> data) {
        ConfigMap configMap = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withData(data)
                .build();
        cluster.put(name, DigestedConfigMaps.digest(configMap));
    }

    private static Source inline(String migration) {
        return new Source(null, null, Map.of(migration, SCRIPT), null);
    }

    private static void assertUnusable(SourceObservation observation, Reason reason, String... words) {
        assertThat(observation).isInstanceOfSatisfying(Unusable.class, unusable -> {
            assertThat(unusable.reason()).isEqualTo(reason);
            assertThat(unusable.message()).contains(words);
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
