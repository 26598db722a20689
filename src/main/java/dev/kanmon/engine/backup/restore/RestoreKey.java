package dev.kanmon.engine.backup.restore;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Tells one restore from all others on a server, and names the databases that belong to it.
 *
 * @param database the name that the restored database has in the end
 * @param digits twelve hexadecimal digits of database, backup and decision
 */
record RestoreKey(String database, String digits) {

    /** NAMEDATALEN - 1: what a longer name is silently cut to, bytes. */
    private static final int LONGEST_NAME = 63;

    private static final int DIGITS = 12;

    static RestoreKey of(String database, String identifier, String decision) {
        byte[] text = String.join("\0", database, identifier, decision).getBytes(StandardCharsets.UTF_8);
        String digest = HexFormat.of().formatHex(sha256().digest(text));
        return new RestoreKey(database, digest.substring(0, DIGITS));
    }

    /** What the database is called while the backup is restored into it. */
    String newDatabase() {
        return named("_kanmon_");
    }

    /** What the database that was there is called afterwards. */
    String keptDatabase() {
        return named("_before_");
    }

    /** The same where a name is cut off, for the digits are made of the whole of it. */
    private String named(String infix) {
        String suffix = infix + digits;
        return cut(database, LONGEST_NAME - suffix.length()) + suffix;
    }

    private static String cut(String name, int bytes) {
        String kept = name;
        while (kept.getBytes(StandardCharsets.UTF_8).length > bytes) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
