package dev.kanmon.engine;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import java.util.List;
import java.util.Optional;

/**
 * How a command ended that got as far as reading the history. One that did not throws {@link ProblemException}.
 *
 * @param outcome what the process's exit status says
 * @param problem why the database is not where it should be; empty where it is
 * @param history counts after the command
 * @param applied migrations that this command applied or marked, in order
 * @param pending migrations that are still to be applied, in order
 * @param edited applied migrations whose script has changed since
 * @param missing applied migrations that the source does not have
 * @param failure the migration that failed, now or earlier
 */
public record CommandResult(
        ExitCode outcome,
        Optional<Problem> problem,
        RunReport.History history,
        List<String> applied,
        List<String> pending,
        List<String> edited,
        List<String> missing,
        Optional<RunReport.Failure> failure) {}
