package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunReport;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.history.HistoryTable;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The migrations that {@code --require} names, and what the history says of them when the command has ended. */
final class RequiredMigrations {

    private final List<String> names;

    private RequiredMigrations(List<String> names) {
        this.names = names;
    }

    static CommandSpec addTo(CommandSpec spec) {
        return spec.addOption(OptionSpec.builder(RunnerOptions.REQUIRE)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .paramLabel("MIGRATION")
                .description("Report whether this migration is applied, however the command ends; may be given several"
                        + " times.")
                .build());
    }

    static RequiredMigrations of(ParseResult arguments) {
        List<String> names = arguments.matchedOptionValue(RunnerOptions.REQUIRE, List.of());
        return new RequiredMigrations(names.stream().distinct().toList());
    }

    /**
     * Asks the database, in a session of its own: the command's may be gone, or in the middle of something.
     *
     * @param target null where the command ended before it knew one
     * @param outcome how the command ended
     * @return null where no name was given, or the history cannot be read
     */
    RunReport.Required find(ConnectionUrl target, ExitCode outcome) {
        if (names.isEmpty() || target == null || outcome == ExitCode.TARGET_UNREACHABLE) {
            return null;
        }
        try (Session session = TargetConnector.open(target, "kanmon " + RunnerOptions.REQUIRE.substring(2))) {
            return among(history(session));
        } catch (RuntimeException e) {
            // The command's own end is what counts; without an answer the names stay unknown.
            return null;
        }
    }

    private static History history(Session session) {
        HistoryTable table = new HistoryTable(session.schema());
        return table.inspect(session).tableExists() ? table.read(session) : History.EMPTY;
    }

    private RunReport.Required among(History history) {
        Set<String> applied =
                history.applied().stream().map(HistoryRow::migration).collect(Collectors.toSet());
        return new RunReport.Required(
                names.stream().filter(applied::contains).toList(),
                names.stream().filter(name -> !applied.contains(name)).toList());
    }
}
