package dev.kanmon.generate;

import dev.kanmon.testsupport.gitops.ArgoCdHealth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes Argo CD's health checks in the form in which Argo CD takes them: entries of its ConfigMap {@code argocd-cm}. */
final class ArgoCdConfiguration {

    private static final List<String> KINDS = List.of("DatabaseMigration", "MigrationResolution");

    private static final String HEAD = """
            # Argo CD's health checks for Kanmon's resources. Written by `make generate` from the scripts beside this file.
            #   kubectl apply --server-side --field-manager=kanmon-health -f argocd-cm.yaml
            # adds them to the ConfigMap that Argo CD has, and leaves everything else in it as it is.
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: argocd-cm
              namespace: argocd
            data:
            """;

    private ArgoCdConfiguration() {}

    /**
     * @param directory where argocd-cm.yaml goes
     */
    static void generateInto(Path directory) throws IOException {
        String entries = KINDS.stream().map(ArgoCdConfiguration::entry).collect(Collectors.joining());
        Files.writeString(directory.resolve("argocd-cm.yaml"), HEAD + entries);
    }

    private static String entry(String kind) {
        String script = ArgoCdHealth.script(kind)
                .lines()
                .map(line -> line.isEmpty() ? "\n" : "    " + line + "\n")
                .collect(Collectors.joining());
        return "  resource.customizations.health.kanmon.dev_" + kind + ": |\n" + script;
    }
}
