package dev.kanmon.engine.backup.s3;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;

/** One part of an upload in memory: filled, read as often as it has to be sent, and used again for the next. */
final class PartBuffer {

    /** Memory comes in pieces, so that a small file takes little and a large part needs no free stretch of its size. */
    private static final int PIECE = PartSizes.MEBIBYTE;

    private final List<byte[]> pieces = new ArrayList<>();
    private final CRC32 checksum = new CRC32();
    private int size;

    /** How many bytes are in it. */
    int size() {
        return size;
    }

    /**
     * Takes in bytes, as many as there is room for.
     *
     * @param limit how many bytes the whole part may have
     * @return how many were taken
     */
    int append(byte[] bytes, int offset, int length, int limit) {
        int taken = Math.min(length, limit - size);
        int copied = 0;
        while (copied < taken) {
            int at = size % PIECE;
            int count = Math.min(taken - copied, PIECE - at);
            System.arraycopy(bytes, offset + copied, pieceForNextByte(), at, count);
            copied += count;
            size += count;
        }
        checksum.update(bytes, offset, taken);
        return taken;
    }

    private byte[] pieceForNextByte() {
        int index = size / PIECE;
        if (index == pieces.size()) {
            pieces.add(new byte[PIECE]);
        }
        return pieces.get(index);
    }

    /** Its content from the beginning. */
    InputStream read() {
        List<InputStream> streams = new ArrayList<>();
        for (int begin = 0; begin < size; begin += PIECE) {
            streams.add(new ByteArrayInputStream(pieces.get(begin / PIECE), 0, Math.min(PIECE, size - begin)));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** The CRC-32 of its content as S3 writes it: four bytes, big-endian, in Base64. */
    String crc32() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .putInt((int) checksum.getValue())
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Empties it; the memory stays for the next part. */
    void clear() {
        size = 0;
        checksum.reset();
    }
}
