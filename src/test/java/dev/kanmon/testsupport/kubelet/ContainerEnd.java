package dev.kanmon.testsupport.kubelet;

import java.util.Optional;

/**
 * How a container ended.
 *
 * @param exitCode 128 + signal number when a signal ended it
 * @param reason the kubelet's word: Completed, Error, OOMKilled, StartError
 * @param message the termination message; empty when the container left none
 * @param printed what a container without a process shall have printed; empty for one with a process, which prints itself
 */
public record ContainerEnd(int exitCode, String reason, Optional<String> message, Optional<String> printed) {

    ContainerEnd(int exitCode, String reason, Optional<String> message) {
        this(exitCode, reason, message, Optional.empty());
    }

    /** An end with the kubelet's usual reason for this exit code. */
    public static ContainerEnd of(int exitCode, String message) {
        return new ContainerEnd(exitCode, reasonOf(exitCode), Optional.ofNullable(message));
    }

    /** The same end of a container that has printed this. */
    public ContainerEnd having(String log) {
        return new ContainerEnd(exitCode, reason, message, Optional.of(log));
    }

    static String reasonOf(int exitCode) {
        return exitCode == 0 ? "Completed" : "Error";
    }
}
