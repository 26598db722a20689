package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunnerOptions;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code kanmon} itself: knows its commands, and which one the arguments mean. */
final class CommandLines {

    private static final String HELP = "help";

    private final Surroundings surroundings;
    private final Map<String, Command> commands = new LinkedHashMap<>();
    private final CommandLine kanmon;

    CommandLines(Surroundings surroundings) {
        this.surroundings = surroundings;
        commands.put(RunnerOptions.DEPLOY, new DeployCommand(surroundings));
        commands.put(RunnerOptions.PLAN, new PlanCommand(surroundings));
        commands.put(RunnerOptions.STATUS, new StatusCommand(surroundings));
        commands.put(RunnerOptions.RESOLVE, new ResolveCommand(surroundings));
        commands.put(RunnerOptions.EXECUTE, new ExecuteCommand(surroundings));
        commands.put(RunnerOptions.LINT, new LintCommand(surroundings));
        commands.put(RunnerOptions.DIFF, new DiffCommand(surroundings));
        commands.put(RunnerOptions.DRIFT, new DriftCommand(surroundings));
        commands.put(RunnerOptions.BACKUP, new BackupCommand(surroundings));
        commands.put(RunnerOptions.RESTORE, new RestoreCommand(surroundings));
        commands.put(RunnerOptions.PRUNE_BACKUPS, new PruneBackupsCommand(surroundings));
        commands.put(RunnerOptions.RESTORE_POINT, new RestorePointCommand(surroundings));
        commands.put(RunnerOptions.HTTP_HOOK, new HttpHookCommand(surroundings));
        commands.put(RunnerOptions.NEON_BRANCH, new NeonBranchCommand(surroundings));
        commands.put(RunnerOptions.NOTIFY, new NotifyCommand(surroundings));
        commands.put(RunnerOptions.WAIT, new WaitCommand(surroundings));
        commands.put(RunnerOptions.RESET, new ResetCommand(surroundings));
        commands.put(RunnerOptions.SEED, new SeedCommand(surroundings));
        commands.put(RunnerOptions.DEV, new DevCommand(surroundings));
        commands.put(RunnerOptions.PUSH, new PushCommand(surroundings));
        commands.put(RunnerOptions.PULL, new PullCommand(surroundings));
        kanmon = new CommandLine(spec());
        commands.forEach((name, command) -> kanmon.addSubcommand(name, new CommandLine(command.spec())));
    }

    /**
     * Runs the command that the arguments mean.
     *
     * @return the process's exit status
     */
    int execute(String... arguments) {
        PrintWriter out = new PrintWriter(surroundings.out(), true);
        try {
            ParseResult parsed = kanmon.parseArgs(withoutHelpCommand(arguments));
            if (parsed.isVersionHelpRequested()) {
                out.println("kanmon " + Version.ofThisBuild());
                return ExitCode.DONE.status();
            }
            ParseResult command = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
            if (command.isUsageHelpRequested()) {
                command.commandSpec().commandLine().usage(out);
                return ExitCode.DONE.status();
            }
            if (!parsed.hasSubcommand()) {
                throw new ParameterException(kanmon, "Say what to do: " + String.join(", ", commands.keySet()) + ".");
            }
            return commands.get(command.commandSpec().name()).run(command);
        } catch (ParameterException e) {
            return wrongArguments(e);
        }
    }

    /** {@code kanmon help deploy} means {@code kanmon deploy --help}. */
    private static String[] withoutHelpCommand(String[] arguments) {
        boolean help = arguments.length > 0 && arguments[0].equals(HELP);
        if (!help) {
            return arguments;
        }
        return arguments.length == 1 ? new String[] {"--help"} : new String[] {arguments[1], "--help"};
    }

    /** Says what is wrong; people paste URLs into command lines, and those must not go on into logs. */
    private int wrongArguments(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        PrintWriter err = new PrintWriter(surroundings.err(), true);
        err.println("Error: " + new Redaction(List.of()).apply(wrong.getMessage()));
        err.println("Try " + command + " --help. The connection URL is no argument: it goes into the environment"
                + " variable " + RunnerOptions.URL_ENV + ".");
        Command known = commands.get(wrong.getCommandLine().getCommandSpec().name());
        return known == null ? ExitCode.INVALID_INPUT.status() : known.wrongArguments();
    }

    private static CommandSpec spec() {
        CommandSpec spec = CommandSpec.create().name("kanmon");
        spec.usageMessage()
                .description("Carries schema migrations to PostgreSQL databases. The connection URL is taken from the"
                        + " environment variable " + RunnerOptions.URL_ENV + ".")
                .footer(
                        "",
                        "kanmon COMMAND --help says more. The operator is started by kanmon operator.",
                        "",
                        "Exit status: 0 done or nothing to do, 1 not up to date, 2 wrong input, 3 no connection, 4 lock"
                                + " not acquired, 5 history blocked (P3009), 6 migration failed (P3018), 7 database not"
                                + " empty (P3005), 8 migrations changed, 9 resolution refused, 10 interrupted, 11"
                                + " rehearsal failed, 12 refused by policy, 13 lint has findings, 14 drifted, 15 no"
                                + " backup, 16 not restored, 17 hook failed, 18 gate closed, 19 no"
                                + " sample data, 20 not emptied, 21 not answered with yes, 70 internal."
                                + " diff has its own.");
        return spec.addOption(Options.help())
                .addOption(OptionSpec.builder("-V", "--version")
                        .type(boolean.class)
                        .versionHelp(true)
                        .description("Show the version.")
                        .build());
    }
}
