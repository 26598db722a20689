package dev.kanmon.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The real kubectl: shows what is typed and what it prints. */
final class Kubectl {

    private final Path binary;
    private final Path kubeconfig;
    private final Path home;
    private final Narrator narrator;

    /**
     * @param home where it keeps its cache
     */
    Kubectl(Path binary, Path kubeconfig, Path home, Narrator narrator) {
        this.binary = binary;
        this.kubeconfig = kubeconfig;
        this.home = home;
        this.narrator = narrator;
    }

    /**
     * Runs a command.
     *
     * @throws AssertionError when its status is not 0; with what it printed
     */
    void run(String... arguments) {
        narrator.typed("$", Shell.line(typed(arguments)));
        narrator.printed(finish(start(arguments), ""));
    }

    /** Runs a command for what it prints, be that an error. */
    void show(String... arguments) {
        try {
            run(arguments);
        } catch (AssertionError e) {
            narrator.printed(e.getMessage());
        }
    }

    /**
     * Runs a command that reads its standard input.
     *
     * @param source what is shown before the pipe, in place of the input
     */
    void pipe(String source, String input, String... arguments) {
        narrator.typed("$", source + " | " + Shell.line(typed(arguments)));
        narrator.printed(finish(start(arguments), input));
    }

    /** Follows a command that goes on printing, as {@code get --watch} does, beside what is typed next. */
    LiveView follow(String... arguments) {
        narrator.typed("$", Shell.line(typed(arguments)) + " &");
        return new LiveView(start(arguments), narrator);
    }

    private static List<String> typed(String... arguments) {
        return Stream.concat(Stream.of("kubectl"), Stream.of(arguments)).toList();
    }

    private Process start(String... arguments) {
        List<String> command = Stream.concat(Stream.of(binary.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        builder.environment().put("HOME", home.toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("could not start " + binary, e);
        }
    }

    private static String finish(Process process, String input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("kubectl does not read its input", e);
        }
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new AssertionError("kubectl ended with status " + status + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read what kubectl prints", e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Curtain.Interrupted();
        }
    }
}
