package dev.kanmon.testsupport.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRewriterTest {

    private final PathRewriter rewriter = new PathRewriter(
            Map.of("/files/", Path.of("/tmp/f"), "/files/deep", Path.of("/tmp/d"), "/dev/log", Path.of("/files/log")),
            Optional.empty());

    @ParameterizedTest
    @CsvSource({
        "/files, /tmp/f",
        "/files/a.sql, /tmp/f/a.sql",
        "/files/deep/a.sql, /tmp/d/a.sql",
        "--dir=/files, --dir=/tmp/f",
        "postgresql://host/db?sslrootcert=/files/ca.crt&x=1, postgresql://host/db?sslrootcert=/tmp/f/ca.crt&x=1",
        "cat /files/a >/dev/log, cat /tmp/f/a >/files/log",
        "/filesystem, /filesystem",
        "/files.d/a, /files.d/a",
        "/other/files, /other/files",
        "postgresql://files/db, postgresql://files/db",
    })
    void mountPointsAreReplacedAsWholePathElementsAndOnce(String inContainer, String here) {
        assertThat(rewriter.rewrite(inContainer)).isEqualTo(here);
    }

    @Test
    void pathsThatTheImageHoldsAreReplacedAndOthersAreNot(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("app/migrations"));
        PathRewriter ofImage = new PathRewriter(Map.of(), Optional.of(root));

        assertThat(ofImage.rewrite("cp -R /app/migrations/. /bin/sh postgresql://tmp/app"))
                .isEqualTo("cp -R " + root + "/app/migrations/. /bin/sh postgresql://tmp/app");
    }
}
