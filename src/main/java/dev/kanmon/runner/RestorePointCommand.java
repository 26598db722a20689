package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.backup.RestorePoint;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon restore-point}. */
final class RestorePointCommand implements Command {

    private final Surroundings surroundings;

    RestorePointCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return Options.command(
                        RunnerOptions.RESTORE_POINT,
                        "Mark a point in the server's write-ahead log, to which a recovery from its archive can go back.")
                .addOption(OptionSpec.builder(RunnerOptions.NAME)
                        .type(String.class)
                        .paramLabel("NAME")
                        .required(true)
                        .description("The point's name, at most " + RestorePoint.LONGEST_NAME + " bytes.")
                        .build())
                .addOption(Options.flag(
                        RunnerOptions.WITHOUT_ARCHIVE,
                        "Make it although the server archives nothing (archive_mode): something else does, such as"
                                + " pg_receivewal."));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.RESTORE_POINT, surroundings, arguments);
        String name = arguments.matchedOptionValue(RunnerOptions.NAME, "");
        boolean withoutArchive = arguments.hasMatchedOption(RunnerOptions.WITHOUT_ARCHIVE);
        return run.run(() -> mark(run, name, withoutArchive));
    }

    private static Answer mark(CommandRun run, String name, boolean withoutArchive) {
        ConnectionUrl url = run.target();
        try (Session session = TargetConnector.open(url, "kanmon restore-point")) {
            RestorePoint.Made made = RestorePoint.make(session, name, withoutArchive);
            return HookAnswers.made(
                    "The restore point " + made.name() + " is at " + made.lsn() + ".", Optional.of(made.identifier()));
        }
    }
}
