package dev.kanmon.engine.develop;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.deploy.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * A program that puts sample data into the database, in a process of its own. It is told the database by its environment
 * alone: arguments can be read by everybody on the machine.
 *
 * @param command program and arguments
 * @param url the connection URL that the guard has looked at
 * @param timeout how long it may take
 */
public record SeedProgram(List<String> command, String url, Duration timeout) {

    public SeedProgram {
        command = List.copyOf(command);
    }

    /** Without the URL. */
    @Override
    public String toString() {
        return String.join(" ", command);
    }

    /**
     * Runs it to its end.
     *
     * @param output takes each line that it prints, on another thread; there may be secrets in it
     * @return why it has not done its work; empty where its exit status is 0
     */
    Optional<Problem> run(StopSignal stop, Consumer<String> output) {
        Process process;
        try {
            process = start();
        } catch (IOException e) {
            return failed(
                    "The program " + command.get(0) + " cannot be started.", "Check that it is there, and its name.");
        }
        stop.onCancel(() -> end(process));
        try {
            return await(process, CompletableFuture.runAsync(() -> pass(process, output)), stop);
        } finally {
            stop.onCancel(() -> {});
            end(process);
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(RunnerOptions.URL_ENV, url);
        Process process = builder.start();
        // It has no one to ask.
        process.getOutputStream().close();
        return process;
    }

    private Optional<Problem> await(Process process, CompletableFuture<Void> printed, StopSignal stop) {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return failed(
                        "The program " + command.get(0) + " did not end within " + GoDuration.format(timeout)
                                + ", and was ended.",
                        "What it had committed is in the database. Allow it more with --timeout.");
            }
            printed.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // A child of the program holds its output open; what the program itself has printed was passed on.
            printed.cancel(true);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the program's output could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the seed ran", e);
        }
        return ended(process.exitValue(), stop);
    }

    private Optional<Problem> ended(int status, StopSignal stop) {
        if (status == 0) {
            return Optional.empty();
        }
        return stop.isRequested()
                ? Optional.of(new Problem(
                        ProblemCode.INTERRUPTED,
                        ExitCode.INTERRUPTED,
                        "Told to stop while the program " + command.get(0) + " was running.",
                        "What it had committed is in the database."))
                : failed(
                        "The program " + command.get(0) + " ended with exit status " + status + ".",
                        "Its output says more. What it had committed is in the database.");
    }

    private static void pass(Process process, Consumer<String> output) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines().forEach(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static Optional<Problem> failed(String message, String hint) {
        return Optional.of(new Problem(ProblemCode.SEED_FAILED, ExitCode.SEED_FAILED, message, hint));
    }
}
