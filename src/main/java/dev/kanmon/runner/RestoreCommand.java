package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.ClientPlaces;
import dev.kanmon.engine.backup.restore.Restore;
import dev.kanmon.engine.backup.restore.RestoreRequest;
import dev.kanmon.engine.backup.restore.RestoreRequest.Method;
import dev.kanmon.engine.backup.restore.RestoreResult;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.backup.S3Options;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code kanmon restore}. */
final class RestoreCommand implements Command {

    private static final String ANY_DATABASE = "--any-database";

    private final Surroundings surroundings;

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                        RunnerOptions.RESTORE,
                        "Bring a database back to what a backup holds. Takes " + RunnerOptions.FROM + ".")
                .addOption(Options.text(
                        RunnerOptions.FROM, "ADDRESS", "The backup's identifier, as kanmon backup reported it."))
                .addOption(Options.text(
                        RunnerOptions.METHOD,
                        "METHOD",
                        RunnerOptions.METHOD_SWAP + " (default): into a new database, which then takes the old one's"
                                + " name; the old one stays under another. " + RunnerOptions.METHOD_IN_PLACE
                                + ": in one transaction over what is there."))
                .addOption(OptionSpec.builder(RunnerOptions.JOBS)
                        .type(int.class)
                        .paramLabel("NUMBER")
                        .description("How many tables are restored at once (default: 1). Of use for swap, and for a"
                                + " backup in a folder.")
                        .build())
                .addOption(Options.text(
                        RunnerOptions.DECISION,
                        "NAME",
                        "Names this decision. The same one again goes on where it was cut off, and is done once."))
                .addOption(Options.flag(ANY_DATABASE, "The backup may be of a database of another name."));
        return S3Options.addTo(spec)
                .addOption(Options.duration(
                        RunnerOptions.ADVISORY_LOCK_TIMEOUT,
                        "How long to wait for a migration of the same database to end (default: 10s)."));
    }

    @Override
    public int run(ParseResult arguments) {
        String identifier = arguments.matchedOptionValue(RunnerOptions.FROM, null);
        if (identifier == null) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(), "Say which backup: " + RunnerOptions.FROM + " ADDRESS.");
        }
        Method method = method(arguments);
        int jobs = jobs(arguments);
        CommandRun run = new CommandRun(RunnerOptions.RESTORE, surroundings, arguments);
        return run.run(() -> restore(arguments, request(run.target(), identifier, method, jobs, arguments)));
    }

    private static Method method(ParseResult arguments) {
        String word = arguments.matchedOptionValue(RunnerOptions.METHOD, RunnerOptions.METHOD_SWAP);
        return switch (word) {
            case RunnerOptions.METHOD_SWAP -> Method.SWAP;
            case RunnerOptions.METHOD_IN_PLACE -> Method.IN_PLACE;
            default ->
                throw new ParameterException(
                        arguments.commandSpec().commandLine(),
                        RunnerOptions.METHOD + " is " + RunnerOptions.METHOD_SWAP + " or "
                                + RunnerOptions.METHOD_IN_PLACE + ", not " + word + ".");
        };
    }

    private static int jobs(ParseResult arguments) {
        int jobs = arguments.matchedOptionValue(RunnerOptions.JOBS, 1);
        if (jobs < 1) {
            throw new ParameterException(
                    arguments.commandSpec().commandLine(), RunnerOptions.JOBS + " is 1 or more, not " + jobs + ".");
        }
        return jobs;
    }

    private static RestoreRequest request(
            ConnectionUrl target, String identifier, Method method, int jobs, ParseResult arguments) {
        Duration patience = arguments.matchedOptionValue(RunnerOptions.ADVISORY_LOCK_TIMEOUT, Duration.ofSeconds(10));
        return new RestoreRequest(
                target,
                identifier,
                method,
                jobs,
                Optional.ofNullable(arguments.matchedOptionValue(RunnerOptions.DECISION, null)),
                arguments.hasMatchedOption(ANY_DATABASE),
                patience);
    }

    private Answer restore(ParseResult arguments, RestoreRequest request) {
        long began = System.nanoTime();
        BackupAddress address = BackupAddress.parse(request.identifier());
        try (BackupStore store = address.open(arguments)) {
            BackupManifest manifest = address.manifest(store);
            Restore restore = new Restore(
                    request,
                    manifest,
                    store,
                    ClientPlaces.of(surroundings.environment()),
                    surroundings.termination().stop());
            RestoreResult result = restore.run();
            return RestoreAnswer.of(request, manifest, result, Duration.ofNanos(System.nanoTime() - began));
        }
    }
}
