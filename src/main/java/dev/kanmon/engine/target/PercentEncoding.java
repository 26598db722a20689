package dev.kanmon.engine.target;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads percent-encoded text as Prisma does: a percent sign that no two hex digits follow stands for itself. */
final class PercentEncoding {

    private PercentEncoding() {}

    /**
     * @param part what the text is, for the message: "password"
     * @throws InvalidUrlException when the bytes are no UTF-8
     */
    static String decode(String text, String part) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            int value = encoded[i] == '%' ? hexValue(encoded, i + 1) : -1;
            decoded.write(value < 0 ? encoded[i] : value);
            i += value < 0 ? 0 : 2;
        }
        return utf8(decoded.toByteArray(), part);
    }

    private static int hexValue(byte[] bytes, int at) {
        if (at + 1 >= bytes.length) {
            return -1;
        }
        int high = Character.digit(bytes[at], 16);
        int low = Character.digit(bytes[at + 1], 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String utf8(byte[] bytes, String part) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidUrlException("The " + part + " of the URL, percent-decoded, is not UTF-8. Encode the UTF-8"
                    + " bytes of each character, and a percent sign itself as %25.");
        }
    }
}
