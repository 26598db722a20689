package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real server that speaks S3, on a free port of 127.0.0.1, as a process of its own: S3Proxy, which checks signatures
 * and keeps buckets as folders. The build puts it into target/s3proxy.
 */
public final class S3Server implements AutoCloseable {

    private static final Path LIBRARIES = Path.of("target", "s3proxy").toAbsolutePath();
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 10;

    private final Path directory;
    private final int port = TestPostgres.unusedPort();
    private final String accessKeyId = "id-" + UUID.randomUUID();
    private final String secretAccessKey = "secret-" + UUID.randomUUID();
    private Process process;

    private S3Server(Path directory) {
        this.directory = directory;
    }

    /** A new server without buckets; takes about 2 seconds. */
    public static S3Server start() {
        S3Server server = new S3Server(TemporaryDirectories.create("kanmon-s3"));
        try {
            Files.createDirectory(server.data());
            server.startAgain();
            return server;
        } catch (IOException e) {
            server.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Starts it after a {@link #kill}, with the same data, credentials and port. */
    public void startAgain() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            LIBRARIES + "/*",
                            "org.gaul.s3proxy.Main",
                            "--properties",
                            writeProperties().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the S3 server could not be started", e);
        }
        Awaitility.await("the S3 server").atMost(START_TIMEOUT).until(this::answers);
    }

    private Path writeProperties() throws IOException {
        return Files.write(
                directory.resolve("s3proxy.properties"),
                List.of(
                        "s3proxy.endpoint=" + endpoint(),
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + accessKeyId,
                        "s3proxy.credential=" + secretAccessKey,
                        // Of the backend, which is a folder and asks nobody.
                        "jclouds.identity=unused",
                        "jclouds.credential=unused",
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir=" + data()));
    }

    private boolean answers() throws IOException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the S3 server ended: " + Files.readString(log()));
        }
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /** Where it is spoken to, with the bucket in the path. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    public String accessKeyId() {
        return accessKeyId;
    }

    public String secretAccessKey() {
        return secretAccessKey;
    }

    /** What a process needs in its environment to be let in. */
    public Map<String, String> environment() {
        return Map.of("AWS_ACCESS_KEY_ID", accessKeyId, "AWS_SECRET_ACCESS_KEY", secretAccessKey);
    }

    /** Makes a bucket with a name that no other test has. */
    public String newBucket() {
        String bucket = "bucket-" + UUID.randomUUID();
        try {
            Files.createDirectory(data().resolve(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bucket;
    }

    /** Takes a bucket away, with all that is in it, as if it had never been. */
    public void vanish(String bucket) {
        TemporaryDirectories.delete(data().resolve(bucket));
    }

    /** Whether the bucket is there. */
    public boolean isThere(String bucket) {
        return Files.exists(data().resolve(bucket));
    }

    /** All that the server keeps of a bucket, unfinished uploads included, by path. */
    public List<String> stored(String bucket) {
        Path folder = data().resolve(bucket);
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends it at once, in the middle of what it does. */
    public void kill() {
        process.destroyForcibly();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the S3 server does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the S3 server ends", e);
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path log() {
        return directory.resolve("log");
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        TemporaryDirectories.delete(directory);
    }
}
