package dev.kanmon.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code make generate}: writes everything in the tree that is derived from the code. */
public final class Generate {

    private Generate() {}

    public static void main(String[] arguments) throws IOException {
        Path crds = Files.createDirectories(Path.of("deploy", "crds"));
        CrdGenerator.generateInto(crds);
        Path reference = Files.createDirectories(Path.of("docs", "reference"));
        ReferenceGenerator.generateInto(crds, reference);
        ArgoCdConfiguration.generateInto(Path.of("deploy", "argocd"));
    }
}
