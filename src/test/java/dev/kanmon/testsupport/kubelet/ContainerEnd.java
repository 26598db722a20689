package dev.kanmon.testsupport.kubelet;

import java.util.Optional;

/**
 * How a container ended.
 *
 * @param exitCode 128 + signal number when a signal ended it
 * @param reason the kubelet's word: Completed, Error, OOMKilled, StartError
 * @param message the termination message; empty when the container left none
 */
public record ContainerEnd(int exitCode, String reason, Optional<String> message) {

    /** An end with the kubelet's usual reason for this exit code. */
    public static ContainerEnd of(int exitCode, String message) {
        return new ContainerEnd(exitCode, reasonOf(exitCode), Optional.ofNullable(message));
    }

    static String reasonOf(int exitCode) {
        return exitCode == 0 ? "Completed" : "Error";
    }
}
