package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.deploy.Execute;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kanmon execute}. */
@Command(name = RunnerOptions.EXECUTE, description = "Run a script on the database. Writes no history.")
final class ExecuteCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @ArgGroup(multiplicity = "1")
    private Script script;

    @Mixin
    private TargetOptions target;

    @Mixin
    private WaitingOptions waiting;

    @Mixin
    private OutputOptions output;

    @Mixin
    private HelpOption help;

    ExecuteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Exactly one of the two. */
    static final class Script {

        @Option(names = "--file", paramLabel = "FILE", required = true, description = "The script.")
        private Path file;

        @Option(names = "--stdin", required = true, description = "Read the script from standard input.")
        private boolean standardInput;

        String name() {
            return standardInput ? "standard input" : file.toString();
        }
    }

    @Override
    public Integer call() {
        CommandRun run = new CommandRun(RunnerOptions.EXECUTE, surroundings, target, output);
        run.allow(waiting.gracePeriod);
        return run.run(() -> execute(run));
    }

    private Answer execute(CommandRun run) {
        ConnectionUrl url = run.target();
        String text = read();
        try (Session session = TargetConnector.open(url, "kanmon execute")) {
            return Answers.executed(Execute.run(
                    session,
                    script.name(),
                    text,
                    waiting.settings(surroundings.environment()),
                    surroundings.termination().stop(),
                    run::progress));
        }
    }

    private String read() {
        try {
            byte[] content = script.standardInput ? surroundings.in().readAllBytes() : Files.readAllBytes(script.file);
            return new String(content, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ProblemException.invalidInput(
                    ProblemCode.UNREADABLE_SOURCE,
                    "The script " + script.name() + " cannot be read: " + e + ".",
                    "Check that the file is there and may be read.");
        }
    }
}
