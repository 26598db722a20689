package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import java.util.OptionalLong;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option by which rows are copied before migrations change them. */
final class RowOptions {

    private RowOptions() {}

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder(RunnerOptions.COPY_ROWS)
                .type(Long.class)
                .paramLabel("LIMIT")
                .description("Copy the rows that a migration updates or deletes, in its own transaction, so that"
                        + " resolve " + RunnerOptions.PUT_BACK_ROWS
                        + " can put them back. A migration that changes more"
                        + " rows of one table is rolled back. plan and deploy have to be given the same.")
                .build());
    }

    /**
     * How many rows of one table a migration may change; empty where no rows are copied.
     *
     * @throws ProblemException for a limit below 1
     */
    static OptionalLong limit(ParseResult arguments) {
        Long limit = arguments.matchedOptionValue(RunnerOptions.COPY_ROWS, null);
        if (limit != null && limit < 1) {
            throw ProblemException.invalidInput(
                    ProblemCode.UNREADABLE_SOURCE,
                    RunnerOptions.COPY_ROWS + " is " + limit + ", which lets no row be copied.",
                    "Give the number of rows of one table that a migration may change, or leave it out.");
        }
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }
}
