package dev.kanmon.testsupport.kubelet;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What stands for a container image on this machine.
 *
 * @param entryPoint what runs where the container has no {@code command}
 * @param root the directory that holds the image's files; empty for an image whose files nobody reads
 * @param program what runs in this JVM instead of a process; empty where a process runs
 */
public record ContainerImage(List<String> entryPoint, Optional<Path> root, Optional<ContainerProgram> program) {

    /** Runs this machine's commands, as an image of busybox runs its own; without a command, a shell. */
    public static ContainerImage ofHostCommands() {
        return new ContainerImage(List.of("/bin/sh"), Optional.empty(), Optional.empty());
    }

    /** An image whose entry point is a local program, for example Kanmon's launcher. */
    public static ContainerImage ofProgram(Path program) {
        return new ContainerImage(List.of(program.toAbsolutePath().toString()), Optional.empty(), Optional.empty());
    }

    /** An image that holds the files of a directory; its commands are this machine's. */
    public static ContainerImage ofFiles(Path root) {
        return new ContainerImage(List.of("/bin/sh"), Optional.of(root.toAbsolutePath()), Optional.empty());
    }

    /** An image whose program runs in this JVM. It hears no SIGTERM and survives SIGKILL, unlike a process. */
    public static ContainerImage ofFunction(ContainerProgram program) {
        return new ContainerImage(List.of(), Optional.empty(), Optional.of(program));
    }

    /** The command line of a container: {@code command} replaces the entry point, {@code args} follow. */
    List<String> commandLine(List<String> command, List<String> args) {
        return Stream.concat((command.isEmpty() ? entryPoint : command).stream(), args.stream())
                .toList();
    }
}
