package dev.kanmon.testsupport.kubelet;

import java.util.Optional;

/**
 * How a container ended.
 *
 * @param exitCode 128 + signal number when a signal ended it
 * @param reason the kubelet's word: Completed, Error, OOMKilled, StartError
 * @param message the termination message; empty when the container left none
 * @param log what the container has printed, where that is not in its file already
 */
public record ContainerEnd(int exitCode, String reason, Optional<String> message, Optional<String> log) {

    ContainerEnd(int exitCode, String reason, Optional<String> message) {
        this(exitCode, reason, message, Optional.empty());
    }

    /** An end with the kubelet's usual reason for this exit code. */
    public static ContainerEnd of(int exitCode, String message) {
        return new ContainerEnd(exitCode, reasonOf(exitCode), Optional.ofNullable(message));
    }

    /** The same end of a container that has printed something. */
    public ContainerEnd withLog(String printed) {
        return new ContainerEnd(exitCode, reason, message, Optional.of(printed));
    }

    static String reasonOf(int exitCode) {
        return exitCode == 0 ? "Completed" : "Error";
    }
}
