package dev.kanmon.testsupport.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Writes files as the kubelet's AtomicWriter lays them out: in a directory with a time for a name, to which
 * {@code ..data} points, and one link per file through {@code ..data}.
 */
final class AtomicFiles {

    private static final String DATA = "..data";
    private static final String GENERATION = "..2026_01_01_00_00_00.000000001";

    private AtomicFiles() {}

    static void write(Path volume, Map<String, byte[]> files) {
        try {
            Path generation = Files.createDirectories(volume.resolve(GENERATION));
            Files.createSymbolicLink(volume.resolve(DATA), Path.of(GENERATION));
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = generation.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.write(path, file.getValue());
                link(volume, Path.of(file.getKey()).getName(0));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the volume " + volume, e);
        }
    }

    private static void link(Path volume, Path name) throws IOException {
        Path link = volume.resolve(name);
        if (!Files.isSymbolicLink(link)) {
            Files.createSymbolicLink(link, Path.of(DATA).resolve(name));
        }
    }
}
