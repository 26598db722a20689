package dev.kanmon.runner;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.deploy.Execute;
import dev.kanmon.engine.resolve.Resolution;
import dev.kanmon.engine.rows.CopiedRows;
import dev.kanmon.engine.rows.putback.PutBack;
import dev.kanmon.engine.session.LockHolder;
import dev.kanmon.engine.status.StatusReport;
import java.util.List;

/** Words for what commands found out; where Prisma's CLI has words for it, at the same place and in the same form. */
final class Answers {

    private static final String DEPLOY_COMMAND = "kanmon " + RunnerOptions.DEPLOY;
    private static final String RESOLVE_COMMAND = "kanmon " + RunnerOptions.RESOLVE;

    private Answers() {}

    /** @param copied the rows that were copied before they were changed */
    static Answer deployed(CommandResult result, List<CopiedRows> copied) {
        return switch (result.outcome()) {
            case NOTHING_TO_DO -> {
                String message = result.pending().isEmpty()
                        ? "No pending migrations to apply."
                        : "Nothing to apply now." + held(result);
                yield new Answer(result, message, "\n" + message + "\n");
            }
            case DONE -> {
                String message = "All migrations have been successfully applied."
                        + (copied.isEmpty() ? "" : " Copied before: " + CopiedRows.words(copied) + ".")
                        + held(result);
                yield new Answer(result, message, appliedTree(result.applied()) + "\n" + message + "\n");
            }
            default -> new Answer(result, null, appliedTree(result.applied()));
        };
    }

    /** What a deploy that ended well has left pending, it was told to hold. */
    private static String held(CommandResult result) {
        return result.pending().isEmpty() ? "" : " Held: " + String.join(", ", result.pending()) + ".";
    }

    static Answer status(StatusReport status) {
        CommandResult result = status.result();
        String facts =
                switch (status.state()) {
                    case DIVERGED -> diverged(result);
                    case BEHIND -> notYetApplied(result.pending());
                    case NO_HISTORY -> "The current database is not managed by Prisma Migrate or Kanmon.\n";
                    case FAILED, RUNNING -> "";
                    case UP_TO_DATE -> "\nDatabase schema is up to date!\n";
                };
        String message = status.state().isInSync() ? "Database schema is up to date!" : firstSentence(status);
        return new Answer(result, message, facts + attention(status));
    }

    static Answer resolved(Resolution resolution, CommandResult result) {
        String mark =
                switch (resolution.mark()) {
                    case APPLIED -> "applied";
                    case ROLLED_BACK -> "rolled back";
                };
        String message = "Migration " + resolution.migration() + " marked as " + mark + ".";
        boolean marked = result.problem().isEmpty();
        return new Answer(result, message, marked ? "\n" + message + "\n" : "");
    }

    static Answer putBack(String migration, PutBack.Result putBack) {
        String message = putBack.rows().isEmpty()
                ? "The rows that " + migration + " changed were put back already."
                : "Put back " + CopiedRows.words(putBack.rows()) + ", as they were before " + migration + ".";
        boolean done = putBack.result().problem().isEmpty();
        return new Answer(putBack.result(), message, done ? "\n" + message + "\n" : "");
    }

    static Answer executed(Execute.Result executed) {
        CommandResult result = new CommandResult(
                executed.outcome(),
                executed.problem(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                executed.failure());
        String message = "Script executed successfully.";
        return new Answer(result, message, executed.outcome() == ExitCode.DONE ? message + "\n" : "");
    }

    private static String appliedTree(List<String> applied) {
        if (applied.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("\nThe following migration(s) have been applied:\n\nmigrations/\n");
        for (String migration : applied) {
            text.append("  └─ ").append(migration).append("/\n    └─ migration.sql\n");
        }
        return text.toString();
    }

    private static String notYetApplied(List<String> pending) {
        return "Following " + migrations(pending) + " have not yet been applied:\n" + lines(pending)
                + "\nTo apply migrations run " + DEPLOY_COMMAND + ".\n";
    }

    private static String diverged(CommandResult result) {
        return "Your local migration history and the migrations table from your database are different:\n\n"
                + "The last migration applied is: " + result.history().lastApplied() + "\n\n"
                + "The " + migrations(result.pending()) + " have not yet been applied:\n" + lines(result.pending())
                + "\nThe " + migrations(result.missing()) + " from the database are not found locally:\n"
                + lines(result.missing());
    }

    /** What needs a person or patience, whatever else is to be said. */
    private static String attention(StatusReport status) {
        StringBuilder text = new StringBuilder();
        status.running().map(LockHolder::description).ifPresent(holder -> text.append(
                        "\nA migration is running now; the lock is held by ")
                .append(holder)
                .append(".\n"));
        if (!status.failed().isEmpty()) {
            text.append("\nFollowing ")
                    .append(migrations(status.failed()))
                    .append(" have failed:\n")
                    .append(lines(status.failed()))
                    .append(howToResolve(status.failed().get(0)));
        }
        return text.toString();
    }

    private static String howToResolve(String migration) {
        return "\nThe failed migration(s) can be marked as rolled back or applied:\n\n"
                + "- If you rolled back the migration(s) manually:\n"
                + RESOLVE_COMMAND + " " + RunnerOptions.ROLLED_BACK + " \"" + migration + "\"\n\n"
                + "- If you fixed the database manually (hotfix):\n"
                + RESOLVE_COMMAND + " " + RunnerOptions.APPLIED + " \"" + migration + "\"\n";
    }

    private static String firstSentence(StatusReport status) {
        if (!status.failed().isEmpty()) {
            return "The migration `" + status.failed().get(0) + "` has failed, and nobody has resolved it.";
        }
        int pending = status.result().pending().size();
        return switch (status.state()) {
            case NO_HISTORY -> "The database has no history.";
            case RUNNING -> "A migration is running now.";
            default -> pending + (pending == 1 ? " migration has" : " migrations have") + " not yet been applied.";
        };
    }

    private static String migrations(List<String> names) {
        return names.size() == 1 ? "migration" : "migrations";
    }

    private static String lines(List<String> names) {
        return String.join("\n", names) + "\n";
    }
}
