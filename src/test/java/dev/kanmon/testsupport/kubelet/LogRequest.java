package dev.kanmon.testsupport.kubelet;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the API server asks of the kubelet for {@code pods/log}:
 * {@code /containerLogs/<namespace>/<pod>/<container>?tailLines=…}.
 *
 * @param tailLines only the end of the log; empty for all of it
 */
record LogRequest(String namespace, String pod, String container, Optional<Integer> tailLines) {

    static final String PATH = "/containerLogs/";

    private static final String TAIL_LINES = "tailLines=";

    /** Empty when the address is not one of a container's log. */
    static Optional<LogRequest> of(URI uri) {
        String[] words = uri.getPath().substring(PATH.length()).split("/");
        return words.length == 3
                ? Optional.of(new LogRequest(words[0], words[1], words[2], tailLines(uri)))
                : Optional.empty();
    }

    /** The part of the log that is asked for. */
    String cut(String log) {
        return tailLines.map(count -> tail(log, count)).orElse(log);
    }

    private static String tail(String log, int count) {
        long lines = log.lines().count();
        return log.lines()
                .skip(Math.max(0, lines - count))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static Optional<Integer> tailLines(URI uri) {
        return Optional.ofNullable(uri.getQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(parameter -> parameter.startsWith(TAIL_LINES))
                .map(parameter -> Integer.valueOf(parameter.substring(TAIL_LINES.length())))
                .findFirst();
    }
}
