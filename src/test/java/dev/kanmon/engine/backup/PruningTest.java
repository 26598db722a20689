package dev.kanmon.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.Retention;
import dev.kanmon.contract.Retention.Verdict;
import dev.kanmon.engine.backup.PruningScene.Own;
import dev.kanmon.engine.backup.s3.S3Access;
import dev.kanmon.testsupport.S3Server;
import dev.kanmon.testsupport.TemporaryDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Retention never removes what Kanmon did not make: on a real folder, and on a real server that speaks S3. */
class PruningTest {

    /** Objects that are not under the prefix, or deeper. */
    private static final Map<String, byte[]> ELSEWHERE =
            Map.of(S3Access.PREFIX + "/deeper/shop-1.json", new byte[1], "backups/shop-1.json", new byte[1]);

    private static S3Server server;

    @BeforeContainer
    static void startServer() {
        server = S3Server.start();
    }

    @AfterContainer
    static void stopServer() {
        server.close();
    }

    @Property(tries = 150)
    void inAFolderEveryForeignByteIsStillThere(
            @ForAll("scenes") PruningScene scene, @ForAll("policies") Retention retention) {
        Path folder = TemporaryDirectories.create("kanmon-pruning");
        try (FolderStore store = new FolderStore(folder)) {
            scene.files().forEach((name, content) -> write(folder.resolve(name), content));
            requireOnlyOursGone(scene, store, retention);
        } finally {
            TemporaryDirectories.delete(folder);
        }
    }

    @Property(tries = 40)
    void inABucketEveryForeignByteIsStillThere(
            @ForAll("scenes") PruningScene scene, @ForAll("policies") Retention retention) {
        S3Access access = new S3Access(server);
        try (BackupStore store = access.store()) {
            Map<String, byte[]> objects = new HashMap<>(ELSEWHERE);
            scene.files().forEach((name, content) -> objects.put(S3Access.PREFIX + "/" + name, content));
            access.place(objects);
            requireOnlyOursGone(scene, store, retention);
            assertThat(server.stored(access.bucket())).containsAll(ELSEWHERE.keySet());
        } finally {
            server.vanish(access.bucket());
        }
    }

    @Example
    void whatIsNotOursCannotEvenBeNamed() {
        Path folder = TemporaryDirectories.create("kanmon-pruning");
        try (FolderStore store = new FolderStore(folder)) {
            Pruning pruning = new Pruning(store, OwnBackups.read(store, PruningScene.OWNER));
            assertThatThrownBy(() -> pruning.remove(store.address("a.json")))
                    .isInstanceOf(IllegalArgumentException.class);
        } finally {
            TemporaryDirectories.delete(folder);
        }
    }

    @Provide
    static Arbitrary<PruningScene> scenes() {
        return PruningScene.any();
    }

    @Provide
    static Arbitrary<Retention> policies() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5).injectNull(0.3),
                        Arbitraries.integers()
                                .between(1, 40)
                                .map(Duration::ofDays)
                                .injectNull(0.3))
                .as(Retention::new);
    }

    private static void requireOnlyOursGone(PruningScene scene, BackupStore store, Retention retention) {
        Map<String, String> expected = PruningScene.contents(store);
        OwnBackups own = OwnBackups.read(store, PruningScene.OWNER);
        assertThat(own.backups())
                .extracting(found -> found.manifest().name())
                .containsExactlyInAnyOrderElementsOf(
                        scene.ours().stream().map(Own::name).toList());
        Pruning pruning = new Pruning(store, own);
        Set<String> removed = new HashSet<>();
        for (Verdict verdict : pruning.judge(retention, Set.of(), PruningScene.NOW)) {
            if (verdict.fate().removed()) {
                pruning.remove(verdict.backup().identifier());
                removed.add(verdict.backup().identifier());
            }
        }
        for (Own backup : scene.ours()) {
            if (removed.contains(store.address(backup.manifestFile()))) {
                expected.remove(backup.manifestFile());
                expected.remove(backup.dumpFile());
            }
        }
        assertThat(PruningScene.contents(store)).isEqualTo(expected);
        assertThat(store.names()).containsAll(scene.foreign().keySet()).containsAll(newestGood(scene.ours()));
    }

    private static List<String> newestGood(List<Own> backups) {
        Optional<Own> newest = backups.stream()
                .filter(backup -> backup.whole() && !backup.takenAt().isAfter(PruningScene.NOW))
                .max(Comparator.comparing(Own::takenAt).thenComparing(Own::name));
        return newest.map(backup -> List.of(backup.manifestFile(), backup.dumpFile()))
                .orElse(List.of());
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
