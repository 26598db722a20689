package dev.kanmon.engine.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * A place full of files: backups of ours, backups of another owner, and what anybody may have put there, much of it under
 * names and in shapes that look like ours.
 *
 * @param ours by backup
 * @param foreign files by name, which nobody but their owners may touch
 */
public record PruningScene(List<Own> ours, Map<String, byte[]> foreign) {

    public static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    public static final String OWNER = "shop/shop";

    private static final String MANIFEST = """
            {"version": %d, "name": "%s", "owner": "%s", "database": "shop", "schema": "public", "takenAt": "%s",
             "content": "FULL", "restorable": true, "format": "CUSTOM",
             "files": [{"name": "%s", "bytes": 1, "digest": "sha256:%s"}],
             "serverVersion": 150000, "clientVersion": "15", "fingerprint": "f", "applied": 1, "entries": 1, "rows": {}}
            """;

    /**
     * A backup of ours.
     *
     * @param whole whether its dump is there
     */
    public record Own(String name, Instant takenAt, boolean whole) {

        public String manifestFile() {
            return name + ".json";
        }

        public String dumpFile() {
            return name + ".kanmon.dump";
        }
    }

    /** Every file by its name. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new TreeMap<>(foreign);
        for (Own backup : ours) {
            files.put(backup.manifestFile(), manifest(1, backup.name(), OWNER, backup.takenAt(), backup.dumpFile()));
            if (backup.whole()) {
                files.put(backup.dumpFile(), bytes("dump of " + backup.name()));
            }
        }
        return files;
    }

    /** All that a store holds. */
    public static Map<String, String> contents(BackupStore store) {
        Map<String, String> contents = new TreeMap<>();
        for (String name : store.names()) {
            try (InputStream content = store.open(name)) {
                contents.put(name, new String(content.readAllBytes(), StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contents;
    }

    /** Any such place. */
    public static Arbitrary<PruningScene> any() {
        Arbitrary<List<Own>> ours = Combinators.combine(
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(-2, 60),
                        Arbitraries.of(true, true, true, false))
                .as((number, days, whole) -> new Own("shop-" + number, NOW.minus(Duration.ofDays(days)), whole))
                .list()
                .uniqueElements(Own::name)
                .ofMaxSize(8);
        Arbitrary<Map<String, byte[]>> foreign = Arbitraries.maps(
                        Arbitraries.integers().between(31, 60),
                        Arbitraries.integers().between(0, 8))
                .ofMaxSize(8)
                .map(PruningScene::foreign);
        return Combinators.combine(ours, foreign).as(PruningScene::new);
    }

    private static Map<String, byte[]> foreign(Map<Integer, Integer> kinds) {
        Map<String, byte[]> files = new TreeMap<>();
        kinds.forEach((number, kind) -> addForeign(files, "shop-" + number, kind));
        return files;
    }

    /** The names are of Kanmon's shape, and no backup of ours has one of them. */
    private static void addForeign(Map<String, byte[]> files, String name, int kind) {
        Instant longAgo = NOW.minus(Duration.ofDays(1000));
        String dump = name + ".kanmon.dump";
        switch (kind) {
            case 0 -> files.put(dump, bytes("a dump that no manifest speaks for"));
            case 1 -> files.put(name + ".json", bytes("{\"owner\": \"" + OWNER + "\"}"));
            case 2 -> {
                files.put(name + ".json", manifest(1, name, "shop/other", longAgo, dump));
                files.put(dump, bytes("somebody else's"));
            }
            case 3 -> {
                files.put(name + ".json", manifest(2, name, OWNER, longAgo, dump));
                files.put(dump, bytes("of a newer Kanmon"));
            }
            case 4 -> {
                files.put(name + ".json", manifest(1, name, OWNER, longAgo, name + "-precious.txt"));
                files.put(name + "-precious.txt", bytes("named by a manifest that is not Kanmon's"));
            }
            case 5 -> files.put(name + "-copy.json", manifest(1, name, OWNER, longAgo, dump));
            case 6 -> files.put(name + ".dump", bytes("made by hand"));
            case 7 -> files.put(name, new byte[0]);
            default -> files.put("." + name + ".json", bytes("not JSON"));
        }
    }

    private static byte[] manifest(int version, String name, String owner, Instant takenAt, String file) {
        return bytes(MANIFEST.formatted(version, name, owner, takenAt, file, "0".repeat(64)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
