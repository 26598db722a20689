package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Words for what was done beside a run, where no history was read. */
final class HookAnswers {

    private HookAnswers() {}

    /** @param identifier by what the provider finds what was made; empty where it says nothing */
    static Answer made(String message, Optional<String> identifier) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return answer(
                ExitCode.DONE,
                message,
                Answer.Findings.of(
                        new RunReport.Backup(identifier.orElse(null), null, null, now, null, null, List.of())));
    }

    /** @param identifiers of what is gone now, whether it was there before or not */
    static Answer removed(ExitCode outcome, String message, List<String> identifiers) {
        return answer(
                outcome,
                message,
                Answer.Findings.of(new RunReport.Backup(null, null, null, null, null, null, identifiers)));
    }

    static Answer done(String message) {
        return answer(ExitCode.DONE, message, Answer.Findings.NONE);
    }

    private static Answer answer(ExitCode outcome, String message, Answer.Findings findings) {
        CommandResult result = new CommandResult(
                outcome, Optional.empty(), null, List.of(), List.of(), List.of(), List.of(), Optional.empty());
        return new Answer(result, message, message + "\n", findings);
    }
}
