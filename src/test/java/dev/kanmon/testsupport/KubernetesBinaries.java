package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of kube-apiserver, etcd and kubectl on this machine.
 *
 * @param version for example {@code 1.20.2}
 * @param directory where the three lie
 */
record KubernetesBinaries(String version, Path directory) {

    /** Names the directory that holds {@code <version>-<os>-<arch>/}; system property or environment variable. */
    static final String CACHE = "KANMON_KUBERNETES_CACHE";

    private static final List<String> NAMES = List.of("kube-apiserver", "etcd", "kubectl");

    /**
     * The newest complete version in the cache.
     *
     * @throws IllegalStateException when there is none; the message says how to get one
     */
    static KubernetesBinaries newest() {
        Path cache = cache();
        return versionsIn(cache)
                .max(Comparator.comparing(binaries -> Version.parse(binaries.version())))
                .orElseThrow(() -> new IllegalStateException("no kube-apiserver, etcd and kubectl in " + cache
                        + "/<version>" + platformSuffix()
                        + ": run tools/kubernetes-binaries.sh (make test does), or set " + CACHE));
    }

    Path kubectl() {
        return directory.resolve("kubectl");
    }

    private static Path cache() {
        return Optional.ofNullable(System.getProperty(CACHE))
                .or(() -> Optional.ofNullable(System.getenv(CACHE)))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".kubeapitest", "k8s"));
    }

    private static Stream<KubernetesBinaries> versionsIn(Path cache) {
        if (!Files.isDirectory(cache)) {
            return Stream.empty();
        }
        try (Stream<Path> entries = Files.list(cache)) {
            return entries
                    .filter(directory -> directory.getFileName().toString().endsWith(platformSuffix()))
                    .filter(KubernetesBinaries::isComplete)
                    .map(directory -> new KubernetesBinaries(versionOf(directory), directory))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + cache, e);
        }
    }

    private static boolean isComplete(Path directory) {
        return NAMES.stream().allMatch(name -> Files.isExecutable(directory.resolve(name)));
    }

    private static String versionOf(Path directory) {
        String name = directory.getFileName().toString();
        return name.substring(0, name.length() - platformSuffix().length());
    }

    /** As kube-api-test names its directories: {@code -linux-amd64}. */
    private static String platformSuffix() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
        String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        return "-" + system + "-" + architecture;
    }
}
