package dev.kanmon.engine.lint.rule;

import java.nio.charset.StandardCharsets;

/** Names that a safer way gives to what it makes for a while. */
final class DerivedName {

    /** NAMEDATALEN - 1: what is longer, the server cuts off. */
    private static final int LONGEST = 63;

    private DerivedName() {}

    /** @return the name with a suffix behind it, cut in front of the suffix so that the server cuts nothing off */
    static String of(String name, String suffix) {
        String kept = name;
        while (bytes(kept) + bytes(suffix) > LONGEST) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1));
        }
        return kept + suffix;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
