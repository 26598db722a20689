package dev.kanmon.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.gitops.ArgoCdHealth;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgoCdConfigurationTest {

    private static final Path COMMITTED = Path.of("deploy", "argocd", "argocd-cm.yaml");

    @Test
    void theCommittedFileIsTheOneThatTheScriptsGive(@TempDir Path directory) throws IOException {
        ArgoCdConfiguration.generateInto(directory);

        assertThat(COMMITTED).as("run make generate").hasSameTextualContentAs(directory.resolve("argocd-cm.yaml"));
    }

    @Test
    void argoCdReadsTheVeryScriptsThatAreTested() throws IOException {
        ConfigMap configMap = Serialization.unmarshal(Files.readString(COMMITTED), ConfigMap.class);

        assertThat(configMap.getMetadata().getName()).isEqualTo("argocd-cm");
        assertThat(configMap.getData())
                .isEqualTo(Map.of(
                        "resource.customizations.health.kanmon.dev_DatabaseMigration",
                        ArgoCdHealth.script("DatabaseMigration"),
                        "resource.customizations.health.kanmon.dev_MigrationResolution",
                        ArgoCdHealth.script("MigrationResolution")));
    }
}
