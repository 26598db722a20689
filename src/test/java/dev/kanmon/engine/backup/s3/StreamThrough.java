package dev.kanmon.engine.backup.s3;

import dev.kanmon.engine.backup.PartialFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * A program: writes so many bytes to S3, reads them back, and says whether they are the same. Its credentials are in its
 * environment. Arguments: endpoint, bucket, bytes.
 */
final class StreamThrough {

    private static final String NAME = "large.dump";
    private static final int CHUNK = 1 << 16;

    private StreamThrough() {}

    public static void main(String[] arguments) throws IOException {
        S3Settings settings = new S3Settings(
                new S3Location(arguments[1], ""),
                Optional.of(URI.create(arguments[0])),
                Optional.empty(),
                true,
                S3Encryption.BUCKET_DEFAULT);
        try (S3Store store = S3Store.open(settings)) {
            long written = write(store, Long.parseLong(arguments[2]));
            System.out.println(read(store) == written ? "same" : "different");
        }
    }

    private static long write(S3Store store, long bytes) throws IOException {
        CRC32 checksum = new CRC32();
        Random random = new Random(1);
        byte[] chunk = new byte[CHUNK];
        try (PartialFile file = store.create(NAME)) {
            OutputStream content = file.content();
            for (long written = 0; written < bytes; written += CHUNK) {
                random.nextBytes(chunk);
                checksum.update(chunk);
                content.write(chunk);
            }
            file.complete();
        }
        return checksum.getValue();
    }

    private static long read(S3Store store) throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream content = new CheckedInputStream(store.open(NAME), checksum)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return checksum.getValue();
    }
}
