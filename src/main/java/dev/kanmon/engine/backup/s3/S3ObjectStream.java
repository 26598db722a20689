package dev.kanmon.engine.backup.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object's content. What is cut off is an error and no end, and whoever has read enough does not wait for the rest.
 * Exceptions are {@link dev.kanmon.engine.ProblemException}s, as all of a store's are.
 */
final class S3ObjectStream extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> object;
    private final S3Problems problems;
    private final String address;
    private final long size;
    private long read;

    S3ObjectStream(ResponseInputStream<GetObjectResponse> object, S3Problems problems, String address) {
        super(object);
        this.object = object;
        this.problems = problems;
        this.address = address;
        this.size = object.response().contentLength();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            int count = super.read(buffer, offset, length);
            if (count < 0 && read < size) {
                throw new IOException("ended after " + read + " of " + size + " bytes");
            }
            read += Math.max(count, 0);
            return count;
        } catch (IOException | SdkException e) {
            throw problems.exception("read " + address, e);
        }
    }

    @Override
    public long skip(long count) {
        long skipped = 0;
        byte[] buffer = new byte[(int) Math.min(Math.max(count, 1), 8192)];
        while (skipped < count) {
            int length = read(buffer, 0, (int) Math.min(buffer.length, count - skipped));
            if (length < 0) {
                return skipped;
            }
            skipped += length;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() throws IOException {
        if (read < size) {
            object.abort();
        } else {
            super.close();
        }
    }
}
