package dev.kanmon.testsupport.operator;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.ReportWriter;
import dev.kanmon.contract.Risk;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunReport.DriftState;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.testsupport.kubelet.ContainerEnd;
import dev.kanmon.testsupport.kubelet.JobScript;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A database that people change by hand, as its runners see it: says what they say, without a process or a server. One
 * migration is pending until it is applied or marked.
 */
public final class ScriptedDatabase implements JobScript {

    /** What a check of drift prints while there is a difference. */
    public static final Document DIFFERENCE = Document.of(Map.of(
            Document.DRIFT_MARKDOWN, "# Drift\n\nIndex hotfix is not in the history.\n",
            Document.DRIFT_SQL, "CREATE INDEX hotfix ON t (id);\n",
            Document.UNDO_DRIFT_SQL, "DROP INDEX hotfix;\n"));

    private final String migration;
    private volatile boolean applied;
    private volatile boolean hotfixed;
    private volatile boolean drifted;
    private volatile boolean unreadable;
    private volatile boolean withoutHistory;

    public ScriptedDatabase(String migration) {
        this.migration = migration;
    }

    /** Somebody has put the pending migration's effect into the database. */
    public void hotfix() {
        hotfixed = true;
    }

    /** Somebody changes the schema by hand, or takes the change back. */
    public void drift(boolean drift) {
        drifted = drift;
    }

    /** Checks of drift cannot be made. */
    public void refuseChecks() {
        unreadable = true;
    }

    /** There are tables, and no history. */
    public void withoutHistory() {
        withoutHistory = true;
    }

    @Override
    public ContainerEnd play(Job job) {
        List<String> arguments =
                job.getSpec().getTemplate().getSpec().getContainers().get(0).getArgs();
        boolean hasBaseline = arguments.stream().anyMatch(argument -> argument.startsWith(RunnerOptions.BASELINE));
        if (withoutHistory && !hasBaseline) {
            return end(report(ExitCode.DATABASE_NOT_EMPTY, "The schema has tables.", null, null));
        }
        return switch (arguments.get(0)) {
            case RunnerOptions.PLAN -> plan();
            case RunnerOptions.DRIFT -> check();
            case RunnerOptions.RESOLVE -> resolve(arguments);
            default -> deploy();
        };
    }

    private ContainerEnd plan() {
        if (applied) {
            return end(report(ExitCode.NOTHING_TO_DO, "Nothing is pending.", null, compared()));
        }
        RunReport.Plan plan = new RunReport.Plan(
                "sha256:" + "ab".repeat(32),
                Risk.Low,
                1,
                0,
                0,
                0,
                0,
                RehearsalOutcome.Skipped,
                null,
                List.of(),
                hotfixed ? List.of(migration) : List.of(),
                List.of(),
                List.of(),
                List.of());
        return printing(end(report(ExitCode.DONE, "Planned 1 migration.", plan, compared())));
    }

    private ContainerEnd check() {
        if (unreadable) {
            return end(report(ExitCode.INVALID_INPUT, "No shadow database could be had.", null, null));
        }
        ExitCode outcome = drifted ? ExitCode.DRIFTED : ExitCode.DONE;
        return printing(end(report(outcome, "Compared.", null, compared())));
    }

    private ContainerEnd deploy() {
        applied = true;
        return end(report(ExitCode.DONE, "Applied 1 migration.", null, null));
    }

    private ContainerEnd resolve(List<String> arguments) {
        applied = applied || arguments.contains(RunnerOptions.APPLIED + "=" + migration);
        return end(report(ExitCode.DONE, "Marked.", null, null));
    }

    private RunReport.Drift compared() {
        return drifted
                ? new RunReport.Drift(
                        DriftState.Drifted,
                        "sha256:changed",
                        1,
                        List.of("Index hotfix is not in the history."),
                        null,
                        DIFFERENCE.digest())
                : new RunReport.Drift(DriftState.InSync, "sha256:as-it-should-be", 0, List.of(), null, null);
    }

    private ContainerEnd printing(ContainerEnd end) {
        return drifted ? end.withLog(DIFFERENCE.toLogLine() + "\n") : end;
    }

    private static ContainerEnd end(RunReport report) {
        return ContainerEnd.of(
                report.outcome().status(), new String(ReportWriter.shortened(report), StandardCharsets.UTF_8));
    }

    private RunReport report(ExitCode outcome, String message, RunReport.Plan plan, RunReport.Drift drift) {
        ProblemCode code =
                switch (outcome) {
                    case DATABASE_NOT_EMPTY -> ProblemCode.DATABASE_NOT_EMPTY;
                    case INVALID_INPUT -> ProblemCode.SHADOW_UNAVAILABLE;
                    default -> null;
                };
        RunReport.History history = code == null
                ? new RunReport.History(applied ? 1 : 0, applied ? 0 : 1, 0, applied ? migration : null)
                : null;
        return new RunReport(
                RunReport.VERSION,
                "scripted",
                outcome,
                code == null ? null : code.code(),
                message,
                null,
                null,
                history,
                List.of(),
                plan == null ? List.of() : List.of(migration),
                List.of(),
                List.of(),
                null,
                plan,
                drift,
                null,
                null,
                null,
                1);
    }
}
