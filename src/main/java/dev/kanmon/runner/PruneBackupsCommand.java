package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.Retention;
import dev.kanmon.contract.Retention.Verdict;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.OwnBackups;
import dev.kanmon.engine.backup.Pruning;
import dev.kanmon.runner.backup.Stores;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon prune-backups}. */
final class PruneBackupsCommand implements Command {

    private static final String DRY_RUN = "--dry-run";

    private final Surroundings surroundings;

    PruneBackupsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Options.command(
                RunnerOptions.PRUNE_BACKUPS,
                "Remove old backups of one owner that kanmon backup made, and nothing else. The newest good one always"
                        + " stays. Needs no database.");
        return Stores.addTo(spec)
                .addOption(Options.text(
                        RunnerOptions.OWNER,
                        "OWNER",
                        "Whose backups they are, as kanmon backup was told. Those of others stay."))
                .addOption(OptionSpec.builder(RunnerOptions.KEEP_LAST)
                        .type(Integer.class)
                        .paramLabel("NUMBER")
                        .description("How many of the newest good ones stay at most.")
                        .build())
                .addOption(Options.duration(RunnerOptions.MAX_AGE, "How old a backup may become, for example 720h."))
                .addOption(OptionSpec.builder(RunnerOptions.KEEP)
                        .type(List.class)
                        .auxiliaryTypes(String.class)
                        .paramLabel("IDENTIFIER")
                        .description("A backup that stays in any case; may be given several times.")
                        .build())
                .addOption(Options.flag(DRY_RUN, "Only tell what would be removed."));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.PRUNE_BACKUPS, surroundings, arguments);
        return run.run(() -> prune(arguments));
    }

    private static Answer prune(ParseResult arguments) {
        Retention retention = retention(arguments);
        String owner = arguments.matchedOptionValue(RunnerOptions.OWNER, "");
        if (owner.isBlank()) {
            throw invalid("Say whose backups they are: " + RunnerOptions.OWNER + " OWNER.");
        }
        List<String> needed = arguments.matchedOptionValue(RunnerOptions.KEEP, List.of());
        boolean dryRun = arguments.hasMatchedOption(DRY_RUN);
        try (BackupStore store = Stores.open(arguments)) {
            OwnBackups own = OwnBackups.read(store, owner);
            Pruning pruning = new Pruning(store, own);
            List<Verdict> verdicts = pruning.judge(retention, Set.copyOf(needed), Instant.now());
            if (!dryRun) {
                remove(pruning, verdicts);
            }
            return PruneAnswer.of(verdicts, own.unclaimed(), dryRun);
        }
    }

    /** The oldest first: what an error half-way leaves is then a row without a gap. */
    private static void remove(Pruning pruning, List<Verdict> newestFirst) {
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            Verdict verdict = newestFirst.get(i);
            if (verdict.fate().removed()) {
                pruning.remove(verdict.backup().identifier());
            }
        }
    }

    private static Retention retention(ParseResult arguments) {
        if (!arguments.hasMatchedOption(RunnerOptions.KEEP_LAST)
                && !arguments.hasMatchedOption(RunnerOptions.MAX_AGE)) {
            throw invalid("Give " + RunnerOptions.KEEP_LAST + ", " + RunnerOptions.MAX_AGE + " or both.");
        }
        try {
            return new Retention(
                    arguments.matchedOptionValue(RunnerOptions.KEEP_LAST, null),
                    arguments.matchedOptionValue(RunnerOptions.MAX_AGE, null));
        } catch (IllegalArgumentException e) {
            throw invalid("That would leave nothing: " + e.getMessage() + ".");
        }
    }

    private static ProblemException invalid(String message) {
        return ProblemException.invalidInput(ProblemCode.INVALID_BACKUP_REQUEST, message, "Look at --help.");
    }
}
