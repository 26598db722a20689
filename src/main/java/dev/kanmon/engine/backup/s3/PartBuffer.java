package dev.kanmon.engine.backup.s3;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** One part of an upload in memory: filled, read as often as it has to be sent, and used again for the next. */
final class PartBuffer {

    /** Memory comes in pieces, so that a small file takes little and a large part needs no free stretch of its size. */
    private static final int PIECE = PartSizes.MEBIBYTE;

    private final List<byte[]> pieces = new ArrayList<>();
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

    /** The MD5 of its content as the header Content-MD5 has it, in Base64. */
    String md5() {
        MessageDigest digest = newMd5();
        for (int begin = 0; begin < size; begin += PIECE) {
            digest.update(pieces.get(begin / PIECE), 0, Math.min(PIECE, size - begin));
        }
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Empties it; the memory stays for the next part. */
    void clear() {
        size = 0;
    }
}
