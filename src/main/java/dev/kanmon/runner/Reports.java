package dev.kanmon.runner;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import java.util.List;

/** Makes a command's report of what it found out, and lets no secret into it. */
final class Reports {

    private final String command;
    private final Redaction redaction;

    Reports(String command, Redaction redaction) {
        this.command = command;
        this.redaction = redaction;
    }

    /**
     * Of a command that got as far as the history.
     *
     * @param required what was asked of the history; may be null
     */
    RunReport of(Answer answer, String sourceDigest, RunReport.Required required, long durationMillis) {
        CommandResult result = answer.result();
        Problem problem = result.problem().orElse(null);
        return new RunReport(
                RunReport.VERSION,
                command,
                result.outcome(),
                problem == null ? null : problem.code().code(),
                problem == null ? answer.message() : redaction.apply(problem.message()),
                problem == null ? null : redaction.apply(problem.hint()),
                sourceDigest,
                result.history(),
                result.applied(),
                result.pending(),
                result.edited(),
                result.missing(),
                result.failure().map(this::redacted).orElse(null),
                answer.findings().plan(),
                answer.findings().drift(),
                answer.findings().repair(),
                answer.findings().backup(),
                required,
                durationMillis);
    }

    /**
     * Of a command that a problem ended before.
     *
     * @param required what was asked of the history; may be null
     */
    RunReport of(Problem problem, String sourceDigest, RunReport.Required required, long durationMillis) {
        return new RunReport(
                RunReport.VERSION,
                command,
                problem.outcome(),
                problem.code().code(),
                redaction.apply(problem.message()),
                redaction.apply(problem.hint()),
                sourceDigest,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                required,
                durationMillis);
    }

    private RunReport.Failure redacted(RunReport.Failure failure) {
        return new RunReport.Failure(
                failure.migration(),
                failure.sqlState(),
                redaction.apply(failure.message()),
                redaction.apply(failure.detail()),
                redaction.apply(failure.hint()),
                redaction.apply(failure.statement()),
                failure.line(),
                failure.statementsApplied());
    }
}
