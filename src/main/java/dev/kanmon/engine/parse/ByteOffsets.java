package dev.kanmon.engine.parse;

import java.nio.charset.StandardCharsets;

/** Turns offsets in a text's UTF-8 form, in which PostgreSQL's parser counts, into offsets in the text. */
final class ByteOffsets {

    /** For trees without offsets. */
    static final ByteOffsets NONE = new ByteOffsets(0, 0, null);

    private final int length;
    private final int utf16Length;
    /** The UTF-16 index of each byte, or null where the two are the same. */
    private final int[] indexes;

    private ByteOffsets(int length, int utf16Length, int[] indexes) {
        this.length = length;
        this.utf16Length = utf16Length;
        this.indexes = indexes;
    }

    static ByteOffsets of(String text, byte[] utf8) {
        if (utf8.length == text.length()) {
            return new ByteOffsets(utf8.length, text.length(), null);
        }
        int[] indexes = new int[utf8.length];
        int at = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int bytes = Character.toString(text.codePointAt(i)).getBytes(StandardCharsets.UTF_8).length;
            for (int b = 0; b < bytes && at < indexes.length; b++) {
                indexes[at++] = i;
            }
        }
        return new ByteOffsets(utf8.length, text.length(), indexes);
    }

    /** In bytes. */
    int length() {
        return length;
    }

    int utf16(int byteOffset) {
        if (byteOffset >= length) {
            return utf16Length;
        }
        return indexes == null || byteOffset < 0 ? byteOffset : indexes[byteOffset];
    }
}
