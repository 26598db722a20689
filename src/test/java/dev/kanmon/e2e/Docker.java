package dev.kanmon.e2e;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The Docker of this machine, and the image that the tests are about. */
final class Docker {

    static final String MISSING = "no Docker answers on this machine";

    /** Names an image that is there already; without it the tests build one. */
    private static final String IMAGE_VARIABLE = "KANMON_E2E_IMAGE";

    private static final String DEFAULT_IMAGE = "kanmon/kanmon:e2e";
    private static final long BUILD_TIMEOUT_MINUTES = 20;

    private Docker() {}

    /** Whether end-to-end tests can run; says so on standard output where they cannot. */
    static boolean isAvailable() {
        boolean available = DockerClientFactory.instance().isDockerAvailable();
        if (!available) {
            System.out.println("skipped: end-to-end tests: " + MISSING);
        }
        return available;
    }

    /** The image under test, built from this tree unless {@value #IMAGE_VARIABLE} names one. */
    static String image() {
        Optional<String> given = Optional.ofNullable(System.getenv(IMAGE_VARIABLE));
        if (given.isEmpty()) {
            run(List.of("make", "image", "IMAGE=" + DEFAULT_IMAGE));
        }
        return given.orElse(DEFAULT_IMAGE);
    }

    /** Writes an image as an archive that containerd can import. */
    static void save(String image, Path archive) {
        run(List.of("docker", "save", "--output", archive.toString(), image));
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (!process.waitFor(BUILD_TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
                process.destroy();
                throw new IllegalStateException(command + " took more than " + BUILD_TIMEOUT_MINUTES + " minutes");
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException(command + " ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException("could not start " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(command + " was interrupted", e);
        }
    }
}
