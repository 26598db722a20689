package dev.kanmon.testsupport.gitops;

import dev.kanmon.testsupport.TestKubernetes;
import java.nio.file.Path;

/** The kinds of Flagger, Argo Rollouts and Flux on the shared API server, by the projects' own definitions. */
public final class EcosystemCrds {

    private static final Path DIRECTORY = Path.of("src", "test", "resources", "ecosystem-crds");

    private EcosystemCrds() {}

    public static void install() {
        TestKubernetes.shared().applyCrds(DIRECTORY);
    }
}
