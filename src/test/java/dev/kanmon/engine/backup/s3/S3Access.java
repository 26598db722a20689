package dev.kanmon.engine.backup.s3;

import dev.kanmon.testsupport.S3Server;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/** One bucket of a test's server, through Kanmon's store and past it. */
public final class S3Access {

    public static final String PREFIX = "backups/shop";

    private final S3Server server;
    private final String bucket;

    /** A new bucket. */
    public S3Access(S3Server server) {
        this(server, server.newBucket());
    }

    S3Access(S3Server server, String bucket) {
        this.server = server;
        this.bucket = bucket;
    }

    public String bucket() {
        return bucket;
    }

    S3Settings settings(URI endpoint) {
        return new S3Settings(
                new S3Location(bucket, PREFIX),
                Optional.of(endpoint),
                Optional.empty(),
                true,
                S3Encryption.BUCKET_DEFAULT);
    }

    public S3Store store() {
        return store(server.endpoint());
    }

    /** The store by another way to the server. */
    S3Store store(URI endpoint) {
        return store(endpoint, server.accessKeyId(), server.secretAccessKey());
    }

    S3Store store(S3Settings settings) {
        return S3Store.open(settings, credentials(server.accessKeyId(), server.secretAccessKey()));
    }

    public S3Store store(URI endpoint, String accessKeyId, String secretAccessKey) {
        return S3Store.open(settings(endpoint), credentials(accessKeyId, secretAccessKey));
    }

    /** Uploads that were begun and neither completed nor dropped, as the server knows them. */
    public List<String> unfinishedUploads() {
        try (S3Client client = client()) {
            return client.listMultipartUploads(request -> request.bucket(bucket)).uploads().stream()
                    .map(MultipartUpload::key)
                    .toList();
        }
    }

    /** Puts objects into the bucket, past Kanmon, several at a time. */
    public void place(Map<String, byte[]> contentsByKey) {
        try (S3Client client = client()) {
            contentsByKey.entrySet().parallelStream()
                    .forEach(object -> client.putObject(
                            request -> request.bucket(bucket).key(object.getKey()),
                            RequestBody.fromBytes(object.getValue())));
        }
    }

    private S3Client client() {
        return S3Clients.open(settings(server.endpoint()), credentials(server.accessKeyId(), server.secretAccessKey()));
    }

    private static AwsCredentialsProvider credentials(String accessKeyId, String secretAccessKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
    }
}
