package dev.kanmon.engine.parse;

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

    /** @param text without halves of surrogate pairs */
    static ByteOffsets of(String text, byte[] utf8) {
        if (utf8.length == text.length()) {
            return new ByteOffsets(utf8.length, text.length(), null);
        }
        int[] indexes = new int[utf8.length];
        int at = 0;
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            int bytes = bytes(text.codePointAt(i));
            for (int b = 0; b < bytes && at < indexes.length; b++) {
                indexes[at++] = i;
            }
        }
        return new ByteOffsets(utf8.length, text.length(), indexes);
    }

    /** How many bytes a character takes in UTF-8. */
    private static int bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
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
