package dev.kanmon.build.wasm;

import java.util.Arrays;

/** Reads the binary format of WebAssembly. */
final class ByteReader {

    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return at == bytes.length;
    }

    int position() {
        return at;
    }

    int u8() {
        return bytes[at++] & 0xFF;
    }

    /** LEB128. */
    int unsigned() {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int next = u8();
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    /** LEB128. */
    long signed() {
        long value = 0;
        int shift = 0;
        int next;
        do {
            next = u8();
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next >= 0x80);
        return shift < 64 && (next & 0x40) != 0 ? value | -1L << shift : value;
    }

    byte[] take(int length) {
        at += length;
        return Arrays.copyOfRange(bytes, at - length, at);
    }

    void skip(int length) {
        at += length;
    }

    /** What was read since a position. */
    byte[] since(int position) {
        return Arrays.copyOfRange(bytes, position, at);
    }
}
