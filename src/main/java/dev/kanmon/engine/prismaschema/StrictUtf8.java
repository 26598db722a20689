package dev.kanmon.engine.prismaschema;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes to text, without replacing anything: a replaced character would be another schema. */
final class StrictUtf8 {

    private StrictUtf8() {}

    static String decode(byte[] content) throws NotUtf8 {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new NotUtf8(content, bytes.position());
        }
    }

    /** Where the first byte is that begins no character. */
    static final class NotUtf8 extends Exception {

        private final int octet;
        private final int line;
        private final int column;

        private NotUtf8(byte[] content, int position) {
            super("not UTF-8");
            String before = new String(content, 0, position, StandardCharsets.UTF_8);
            this.octet = content[position] & 0xFF;
            this.line = (int) before.chars().filter(unit -> unit == '\n').count() + 1;
            this.column = before.length() - before.lastIndexOf('\n');
        }

        int octet() {
            return octet;
        }

        /** From 1. */
        int line() {
            return line;
        }

        /** From 1, in UTF-16 units. */
        int column() {
            return column;
        }
    }
}
