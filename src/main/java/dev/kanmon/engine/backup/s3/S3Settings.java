package dev.kanmon.engine.backup.s3;

import java.net.URI;
import java.util.Optional;

/**
 * Where files are kept, and how that is spoken to. Credentials are not among it: the SDK finds those in the process's
 * surroundings.
 *
 * @param location bucket and prefix
 * @param endpoint of a server other than AWS
 * @param region empty: what the surroundings say, else {@value S3Clients#DEFAULT_REGION}
 * @param pathStyle whether the bucket stands in the path of a URL and not in its host name
 * @param encryption on the server
 */
public record S3Settings(
        S3Location location,
        Optional<URI> endpoint,
        Optional<String> region,
        boolean pathStyle,
        S3Encryption encryption) {

    /** @throws IllegalArgumentException for an endpoint that is no plain HTTP address; the message does not show it */
    public S3Settings {
        endpoint.ifPresent(S3Settings::requirePlain);
    }

    private static void requirePlain(URI endpoint) {
        boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
        if (!http || endpoint.getHost() == null || endpoint.getUserInfo() != null || endpoint.getQuery() != null) {
            throw new IllegalArgumentException(
                    "the S3 endpoint has to be like https://minio.storage.svc:9000, without a user or a query");
        }
    }

    /** Who is spoken to, for messages. */
    String server() {
        return endpoint.map(URI::toString).orElse("AWS");
    }
}
