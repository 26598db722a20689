package dev.kanmon.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api.md",
                "conditions.md",
                "exit-codes.md",
                "lint-rules.md",
                "locks.md",
                "problem-codes.md",
                "schema-diff.md"
            })
    void committedPageIsTheOneThatTheCodeGives(String page, @TempDir Path directory) throws IOException {
        ReferenceGenerator.generateInto(Path.of("deploy", "crds"), directory);
        assertThat(Path.of("docs", "reference", page))
                .as("run make generate")
                .hasSameTextualContentAs(directory.resolve(page));
    }
}
