package dev.kanmon.runner;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.drift.DriftCheck;
import dev.kanmon.engine.drift.DriftResult;
import dev.kanmon.engine.drift.DriftResult.Drifted;
import dev.kanmon.engine.drift.DriftResult.NotChecked;
import dev.kanmon.engine.drift.DriftResult.Unchanged;
import dev.kanmon.engine.schema.diff.pgcodekeeper.PgCodeKeeperDiff;
import dev.kanmon.engine.source.MigrationSource;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.runner.drift.DriftReport;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code kanmon drift}. */
final class DriftCommand implements Command {

    private final Surroundings surroundings;

    DriftCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public CommandSpec spec() {
        return DesiredOption.addTo(Options.addSource(Options.command(
                        RunnerOptions.DRIFT,
                        "Compare the database's schema with what its applied migrations make. The database is only read;"
                                + " ends with 14 when they differ.")))
                .addOption(ShadowOptions.option("Where the migrations are replayed"))
                .addOption(Options.text(
                        RunnerOptions.KNOWN_FINGERPRINT,
                        "sha256:HEX",
                        "The fingerprint that an earlier check reported; where the database still has it, nothing is"
                                + " replayed, and what that check said still holds."));
    }

    @Override
    public int run(ParseResult arguments) {
        CommandRun run = new CommandRun(RunnerOptions.DRIFT, surroundings, arguments);
        return run.run(() -> check(run, arguments));
    }

    private Answer check(CommandRun run, ParseResult arguments) {
        ConnectionUrl target = run.target();
        DesiredOption.refuse(arguments, "there is no history that the database could have drifted from.");
        MigrationSource migrations = run.source(arguments);
        DriftCheck check = new DriftCheck(
                target,
                migrations,
                ShadowOptions.settings(arguments, Optional.of(target), surroundings.environment()),
                new PgCodeKeeperDiff());
        String known = arguments.matchedOptionValue(RunnerOptions.KNOWN_FINGERPRINT, null);
        return answer(run, check.run(Optional.ofNullable(known)));
    }

    private static Answer answer(CommandRun run, DriftResult found) {
        DriftReport report = new DriftReport(found, run.redaction());
        Optional<Document> document = report.document();
        document.ifPresent(run::document);
        return new Answer(
                result(outcome(found), problem(found)),
                report.sentence(),
                report.text(),
                Answer.Findings.of(report.summary(document)));
    }

    private static ExitCode outcome(DriftResult found) {
        if (found instanceof NotChecked not) {
            return not.problem().outcome();
        }
        if (found instanceof Drifted) {
            return ExitCode.DRIFTED;
        }
        return found instanceof Unchanged ? ExitCode.NOTHING_TO_DO : ExitCode.DONE;
    }

    private static Optional<Problem> problem(DriftResult found) {
        return found instanceof NotChecked not ? Optional.of(not.problem()) : Optional.empty();
    }

    private static CommandResult result(ExitCode outcome, Optional<Problem> problem) {
        return new CommandResult(
                outcome,
                problem,
                (RunReport.History) null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }
}
