package dev.kanmon.contract;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The identity of a source's content: equal exactly when the same files hold the same bytes, whatever they came in.
 * The operator computes it over a ConfigMap's data, the runner over what was mounted; a difference means that the
 * kubelet mounted another version than the one decided on.
 */
public final class SourceDigest {

    private SourceDigest() {}

    /**
     * @param files content by key, in the flat form of a ConfigMap (see {@link SourceKey})
     * @return {@code sha256:} and 64 lower-case hexadecimal digits
     */
    public static String of(Map<String, byte[]> files) {
        Map<String, String> hashes = new TreeMap<>();
        files.forEach((key, content) -> hashes.put(key, hashOf(content)));
        return ofHashes(hashes);
    }

    /**
     * The same from the contents' hashes, for whoever does not keep the contents.
     *
     * @param hashes {@link #hashOf} of the content by key
     */
    public static String ofHashes(Map<String, String> hashes) {
        MessageDigest whole = sha256();
        new TreeMap<>(hashes).forEach((key, hash) -> {
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            // The length first, so that no two different sets of files feed the digest the same bytes.
            whole.update((name.length + ":").getBytes(StandardCharsets.US_ASCII));
            whole.update(name);
            whole.update(hash.getBytes(StandardCharsets.US_ASCII));
        });
        return "sha256:" + HexFormat.of().formatHex(whole.digest());
    }

    /**
     * @return SHA-256 of one content, 64 lower-case hexadecimal digits
     */
    public static String hashOf(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
