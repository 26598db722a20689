package dev.kanmon.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the reference pages that follow from the code. */
public final class ReferenceGenerator {

    private ReferenceGenerator() {}

    /**
     * @param crds the directory of the CRDs
     * @param directory where the pages go; must exist
     */
    public static void generateInto(Path crds, Path directory) throws IOException {
        Files.writeString(directory.resolve("api.md"), ApiReference.page(crds));
        Files.writeString(directory.resolve("conditions.md"), CodeReferences.conditions());
        Files.writeString(directory.resolve("exit-codes.md"), CodeReferences.exitCodes());
        Files.writeString(directory.resolve("lint-rules.md"), LintRulesReference.page());
        Files.writeString(directory.resolve("locks.md"), LockReference.page());
        Files.writeString(directory.resolve("problem-codes.md"), CodeReferences.problemCodes());
        Files.writeString(directory.resolve("schema-diff.md"), SchemaDiffReference.page());
    }
}
