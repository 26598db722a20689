package dev.kanmon.engine.schema.shadow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a replayed history is known by: two with the same key are the same database.
 *
 * @param target whose history it is, in any form that does not change; of one target the latest baseline is kept
 * @param schema what names without a schema mean
 * @param applied the migrations, in the order in which they were applied
 */
public record BaselineKey(String target, String schema, List<Applied> applied) {

    /** How baselines are made; a change of it makes the old ones useless. */
    private static final String FORMAT = "kanmon baseline 1";

    /** One applied migration, with the checksum of the script that is replayed. */
    public record Applied(String migration, String checksum) {}

    public BaselineKey {
        applied = List.copyOf(applied);
    }

    /** Of the first migrations alone. */
    BaselineKey first(int migrations) {
        return new BaselineKey(target, schema, applied.subList(0, migrations));
    }

    /** Sixteen hexadecimal digits, for the server's version as well. */
    String digest(int serverVersion) {
        StringBuilder text = new StringBuilder();
        for (String part : List.of(FORMAT, String.valueOf(serverVersion), target, schema)) {
            append(text, part);
        }
        applied.forEach(migration -> {
            append(text, migration.migration());
            append(text, migration.checksum());
        });
        return hash(text.toString());
    }

    /** Sixteen hexadecimal digits for the target alone: its name is nobody's business on another server. */
    String targetDigest() {
        return hash(target);
    }

    /** With its length first, so that no two lists run together to the same text. */
    private static void append(StringBuilder text, String part) {
        text.append(part.length()).append(':').append(part);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
