package dev.kanmon.engine.schema.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A database's schema, object by object. Two equal ones are the same for every application: object ids, the order of
 * columns and the names of NOT NULL constraints are left out.
 *
 * @param serverVersion such as 180006; texts of definitions differ between major versions
 * @param objects what defines each, in the server's words; meant for comparing
 */
public record Catalog(int serverVersion, SortedMap<ObjectKey, String> objects) {

    public Catalog {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /** {@code sha256:} and 64 hexadecimal digits over all of it. */
    public String fingerprint() {
        MessageDigest digest = sha256();
        for (Map.Entry<ObjectKey, String> object : objects.entrySet()) {
            ObjectKey key = object.getKey();
            Stream.of(key.kind().name(), key.schema(), key.owner(), key.name(), object.getValue())
                    .forEach(text -> update(digest, text));
        }
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    /** With an end that no text has, so that no two run together. */
    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
