package dev.kanmon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class SourceDigestTest {

    @Property
    void isTheSameFromContentsAndFromTheirHashes(@ForAll Map<String, String> files) {
        assertThat(SourceDigest.of(bytes(files))).isEqualTo(SourceDigest.ofHashes(hashes(files)));
    }

    @Property
    void isEqualExactlyForEqualFiles(@ForAll Map<String, String> one, @ForAll Map<String, String> other) {
        assertThat(SourceDigest.of(bytes(one)).equals(SourceDigest.of(bytes(other))))
                .isEqualTo(one.equals(other));
    }

    @Property
    void doesNotDependOnTheOrder(@ForAll Map<String, String> files) {
        Map<String, byte[]> reversed = new LinkedHashMap<>();
        bytes(files).entrySet().stream()
                .sorted(Map.Entry.<String, byte[]>comparingByKey().reversed())
                .forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));
        assertThat(SourceDigest.of(reversed)).isEqualTo(SourceDigest.of(bytes(files)));
    }

    @Test
    void hasTheFormOfAContainerDigest() {
        assertThat(SourceDigest.of(Map.of())).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void textMovedFromAKeyIntoItsContentIsAnotherSource() {
        assertThat(SourceDigest.of(bytes(Map.of("a.sql", "bc"))))
                .isNotEqualTo(SourceDigest.of(bytes(Map.of("a.sqlb", "c"))));
    }

    private static Map<String, byte[]> bytes(Map<String, String> files) {
        Map<String, byte[]> bytes = new HashMap<>();
        files.forEach((key, content) -> bytes.put(key, content.getBytes(StandardCharsets.UTF_16BE)));
        return bytes;
    }

    private static Map<String, String> hashes(Map<String, String> files) {
        Map<String, String> hashes = new HashMap<>();
        bytes(files).forEach((key, content) -> hashes.put(key, SourceDigest.hashOf(content)));
        return hashes;
    }
}
