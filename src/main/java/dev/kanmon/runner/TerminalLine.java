package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.StopSignal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks a question on the terminal and reads the line that comes as its answer. */
final class TerminalLine {

    /** How soon Ctrl-C is noticed while nobody types. */
    private static final Duration LOOK = Duration.ofMillis(50);

    private final PrintStream terminal;
    private final BufferedReader lines;
    private final StopSignal stop;

    TerminalLine(Surroundings surroundings) {
        this.terminal = surroundings.err();
        this.lines = new BufferedReader(new InputStreamReader(surroundings.in(), StandardCharsets.UTF_8));
        this.stop = surroundings.termination().stop();
    }

    /**
     * @param question ends without a line feed
     * @return without blanks around it; empty at the end of the input
     * @throws ProblemException K4002 where the process is told to stop meanwhile
     */
    Optional<String> ask(String question) {
        terminal.print(question);
        terminal.flush();
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread reader = new Thread(() -> read(answer), "terminal");
        // Reading cannot be interrupted; a daemon keeps no process alive.
        reader.setDaemon(true);
        reader.start();
        while (!answer.isDone()) {
            if (!stop.await(LOOK)) {
                throw stopped();
            }
        }
        return answer.join();
    }

    private void read(CompletableFuture<Optional<String>> answer) {
        try {
            answer.complete(Optional.ofNullable(lines.readLine()).map(String::strip));
        } catch (IOException e) {
            answer.completeExceptionally(new UncheckedIOException(e));
        }
    }

    private static ProblemException stopped() {
        return new ProblemException(new Problem(
                ProblemCode.INTERRUPTED, ExitCode.INTERRUPTED, "Told to stop while a question was open.", null));
    }
}
