package dev.kanmon.engine.backup.s3;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/** Makes the SDK's client as Kanmon wants it. */
final class S3Clients {

    /** Servers other than AWS take any region; the SDK has to have one to sign with. */
    static final String DEFAULT_REGION = "us-east-1";

    private static final Duration TO_CONNECT = Duration.ofSeconds(10);

    /** Between two bytes; S3 keeps a connection alive with spaces while it puts a large object together. */
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    private S3Clients() {}

    /** @param credentials asked for each request */
    static S3Client open(S3Settings settings, AwsCredentialsProvider credentials) {
        return S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(TO_CONNECT)
                        .socketTimeout(TO_ANSWER))
                .credentialsProvider(new Credentials(credentials))
                .region(settings.region().map(Region::of).orElseGet(S3Clients::regionOfSurroundings))
                .endpointOverride(settings.endpoint().orElse(null))
                .forcePathStyle(settings.pathStyle())
                // Whole parts are in memory, so they need no framing of their own, which not every server understands.
                .serviceConfiguration(
                        S3Configuration.builder().chunkedEncodingEnabled(false).build())
                // Each part goes with its MD5; the SDK's own checksums are younger than many a server.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .overrideConfiguration(all -> all.retryStrategy(AwsRetryStrategy.standardRetryStrategy()))
                .build();
    }

    /** Not the SDK's whole chain: that would wait for the metadata service of a virtual machine. */
    private static Region regionOfSurroundings() {
        try {
            return new AwsRegionProviderChain(new SystemSettingsRegionProvider(), new AwsProfileRegionProvider())
                    .getRegion();
        } catch (SdkClientException e) {
            return Region.of(DEFAULT_REGION);
        }
    }

    /** That there are no credentials is an exception without a type of its own in the SDK. */
    static final class NoCredentialsException extends RuntimeException {

        private NoCredentialsException(SdkException cause) {
            super("no credentials", cause);
        }
    }

    private record Credentials(AwsCredentialsProvider chain) implements AwsCredentialsProvider {

        @Override
        public AwsCredentials resolveCredentials() {
            try {
                return chain.resolveCredentials();
            } catch (SdkException e) {
                throw new NoCredentialsException(e);
            }
        }
    }
}
