package dev.kanmon.testsupport.kubelet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Stands in for a container's root directory, which a local process does not have: in a command, an argument or an
 * environment variable, paths below a mount point become paths below the directory that stands for the volume, and
 * absolute paths that the image holds become paths in the image's directory. A program that builds such a path itself
 * is not helped.
 */
final class PathRewriter {

    private static final int MOUNT_POINT = 1;
    private static final String MATCHES_NOTHING = "(?!)";

    private final Map<String, Path> mounts;
    private final Pattern paths;
    private final Optional<Path> imageRoot;

    /**
     * @param mounts what lies at an absolute path in the container, by that path
     * @param imageRoot the directory with the image's files
     */
    PathRewriter(Map<String, Path> mounts, Optional<Path> imageRoot) {
        this.mounts = mounts.entrySet().stream()
                .collect(Collectors.toMap(mount -> withoutSlashAtEnd(mount.getKey()), Map.Entry::getValue));
        this.paths = pathsOf(this.mounts);
        this.imageRoot = imageRoot;
    }

    String rewrite(String text) {
        // In one go, so that a path that was just put in is not taken for one of the container's.
        return paths.matcher(text).replaceAll(found -> Matcher.quoteReplacement(replacementOf(found)));
    }

    private String replacementOf(MatchResult found) {
        String mountPoint = found.group(MOUNT_POINT);
        return mountPoint == null
                ? inImage(found.group())
                : mounts.get(mountPoint).toString();
    }

    private String inImage(String path) {
        return imageRoot
                .map(root -> root + path)
                .filter(file -> Files.exists(Path.of(file)))
                .orElse(path);
    }

    /** Deeper mount points first; each only as whole path elements, and not in the middle of another path. */
    private static Pattern pathsOf(Map<String, Path> mounts) {
        String mountPoints = mounts.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .reduce((one, other) -> one + "|" + other)
                .orElse(MATCHES_NOTHING);
        return Pattern.compile("(?<![\\w./-])(?:(" + mountPoints + ")(?![\\w.-])|/(?!/)[\\w./-]+)");
    }

    private static String withoutSlashAtEnd(String path) {
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
