package dev.kanmon.operator.gate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The tokens that are valid, as digests: equally long, so that comparing them tells nothing about them. */
final class AcceptedTokens {

    /** Shorter ones can be guessed, and as a rule are a mistake in the file. */
    static final int SHORTEST = 16;

    static final AcceptedTokens NONE = new AcceptedTokens(List.of());

    private final List<byte[]> digests;

    private AcceptedTokens(List<byte[]> digests) {
        this.digests = digests;
    }

    /**
     * @param lines of the file: a token each; blank and too short ones are left out
     */
    static AcceptedTokens of(List<String> lines) {
        return new AcceptedTokens(lines.stream()
                .map(String::strip)
                .filter(line -> line.length() >= SHORTEST)
                .map(AcceptedTokens::digest)
                .toList());
    }

    int size() {
        return digests.size();
    }

    /** Takes the same time whichever token it is, and whether it is one. */
    boolean contains(String token) {
        byte[] presented = digest(token);
        boolean found = false;
        for (byte[] digest : digests) {
            found |= MessageDigest.isEqual(digest, presented);
        }
        return found;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
