package dev.kanmon.engine.backup.s3;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.S3Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the store takes from its process: memory, and credentials in the environment. */
class S3SurroundingsTest {

    private static final long MEGABYTES_300 = 300L << 20;

    private static S3Server server;

    @BeforeAll
    static void startServer() {
        server = S3Server.start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void threeHundredMegabytesPassThroughAHeapOfSixtyFour() throws Exception {
        assertThat(streamThrough(server.environment(), MEGABYTES_300)).endsWith("same\n");
    }

    @Test
    void withoutCredentialsItIsSaidThatThereAreNone() throws Exception {
        assertThat(streamThrough(Map.of(), 1)).contains("there are no credentials in the process's surroundings");
    }

    /** What the program says, which knows nothing of this machine but what is given. */
    private static String streamThrough(Map<String, String> environment, long bytes)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamThrough.class.getName(),
                        server.endpoint().toString(),
                        server.newBucket(),
                        Long.toString(bytes)))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
