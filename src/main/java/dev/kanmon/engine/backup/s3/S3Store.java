package dev.kanmon.engine.backup.s3;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.PartialFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket under a prefix, of AWS or of any server that speaks S3. A file is an object; what lies deeper under the prefix
 * is none of it. Memory: one part of an upload, see {@link PartSizes}.
 */
public final class S3Store implements BackupStore {

    /** Begins with a dot, so that nobody takes it for a backup if it stays behind. */
    private static final String PROBE_PREFIX = ".kanmon-check-";

    private static final byte[] PROBE = "Kanmon may write here.\n".getBytes(StandardCharsets.UTF_8);

    private final S3Settings settings;
    private final S3Location location;
    private final S3Problems problems;
    private final S3Client client;

    private S3Store(S3Settings settings, S3Problems problems, S3Client client) {
        this.settings = settings;
        this.location = settings.location();
        this.problems = problems;
        this.client = client;
    }

    /**
     * Asks nobody yet; the caller closes it.
     *
     * @param settings where; who asks is found as the SDK does it: environment, web identity, profile, container, machine
     */
    public static S3Store open(S3Settings settings) {
        return open(settings, DefaultCredentialsProvider.builder().build());
    }

    static S3Store open(S3Settings settings, AwsCredentialsProvider credentials) {
        S3Problems problems = new S3Problems(settings);
        return new S3Store(settings, problems, problems.during("use S3", () -> S3Clients.open(settings, credentials)));
    }

    /**
     * Room is no question here: a bucket has no end. It is listed rather than asked for by HeadBucket, which takes the same
     * right, because an answer to HEAD has no body that would say what is wrong.
     */
    @Override
    public void check(long expectedBytes) {
        problems.during(
                "list " + location,
                () -> client.listObjectsV2(request -> request.bucket(location.bucket())
                        .prefix(location.keyPrefix())
                        .maxKeys(1)));
        String probe = PROBE_PREFIX + UUID.randomUUID();
        try (PartialFile file = create(probe)) {
            file.content().write(PROBE);
            file.complete();
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        try {
            requireSame(probe);
        } finally {
            delete(probe);
        }
    }

    private void requireSame(String probe) {
        try (InputStream content = open(probe)) {
            if (!Arrays.equals(content.readAllBytes(), PROBE)) {
                throw new ProblemException(new Problem(
                        ProblemCode.STORAGE_REFUSED,
                        ExitCode.BACKUP_FAILED,
                        location + " does not give back what was written to it.",
                        "Something between Kanmon and " + settings.server() + " changes what passes."));
            }
        } catch (IOException e) {
            throw problems.exception("read " + address(probe), e);
        }
    }

    @Override
    public PartialFile create(String name) {
        return new S3Upload(client, settings, problems, name);
    }

    @Override
    public InputStream open(String name) {
        String address = address(name);
        return problems.during(
                "read " + address,
                () -> new S3ObjectStream(
                        client.getObject(
                                request -> request.bucket(location.bucket()).key(location.key(name))),
                        problems,
                        address));
    }

    @Override
    public List<String> names() {
        int prefix = location.keyPrefix().length();
        return problems.during("list " + location, () -> client
                .listObjectsV2Paginator(request -> request.bucket(location.bucket())
                        .prefix(location.keyPrefix())
                        .delimiter("/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .map(key -> key.substring(prefix))
                .filter(name -> !name.isEmpty())
                .toList());
    }

    @Override
    public void delete(String name) {
        problems.during(
                "delete " + address(name),
                () -> client.deleteObject(
                        request -> request.bucket(location.bucket()).key(location.key(name))));
    }

    @Override
    public String address(String name) {
        return location.address(name);
    }

    @Override
    public void close() {
        client.close();
    }
}
