package dev.kanmon.engine.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** The checksums of the history table, as Prisma writes and compares them. */
public final class Checksum {

    private static final int HEX_DIGITS = 64;

    private Checksum() {}

    /** SHA-256 over the UTF-8 form of a script, 64 lower-case hexadecimal digits. */
    public static String of(String script) {
        return HexFormat.of().formatHex(digest(script));
    }

    /**
     * Whether a recorded checksum was written over this script, whatever line ends a version-control system gave it
     * since. Early versions of Prisma dropped each byte's leading zero, so their values are shorter.
     */
    public static boolean matches(String script, String recorded) {
        String lineFeeds = script.replace("\r\n", "\n");
        return Stream.of(script, lineFeeds, lineFeeds.replace("\n", "\r\n"))
                .map(Checksum::digest)
                .map(digest -> recorded.length() == HEX_DIGITS
                        ? HexFormat.of().formatHex(digest)
                        : withoutLeadingZeros(digest))
                .anyMatch(recorded::equals);
    }

    private static String withoutLeadingZeros(byte[] digest) {
        StringBuilder text = new StringBuilder();
        for (byte value : digest) {
            text.append(Integer.toHexString(Byte.toUnsignedInt(value)));
        }
        return text.toString();
    }

    private static byte[] digest(String script) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
