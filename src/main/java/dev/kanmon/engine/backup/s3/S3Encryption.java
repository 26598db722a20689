package dev.kanmon.engine.backup.s3;

import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * How the storage is asked to encrypt what it keeps.
 *
 * @param algorithm who has the key
 * @param kmsKey with {@link Algorithm#KMS}: the key's id or ARN; null for the account's default key
 */
public record S3Encryption(Algorithm algorithm, String kmsKey) {

    /** The bucket's own setting decides. */
    public static final S3Encryption BUCKET_DEFAULT = new S3Encryption(Algorithm.BUCKET_DEFAULT, null);

    /** Who has the key. */
    public enum Algorithm {
        /** As the bucket is set. */
        BUCKET_DEFAULT,
        /** The storage (SSE-S3). */
        AES256,
        /** A key management service (SSE-KMS). */
        KMS
    }

    /** @throws IllegalArgumentException for a key that nothing would use */
    public S3Encryption {
        if (kmsKey != null && algorithm != Algorithm.KMS) {
            throw new IllegalArgumentException("a KMS key is of use with the encryption KMS alone");
        }
    }

    /** As the SDK names it; null where nothing is asked. */
    ServerSideEncryption asSdkNamesIt() {
        return switch (algorithm) {
            case BUCKET_DEFAULT -> null;
            case AES256 -> ServerSideEncryption.AES256;
            case KMS -> ServerSideEncryption.AWS_KMS;
        };
    }
}
