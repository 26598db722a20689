package dev.kanmon.engine.develop;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.history.History;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.MigrationSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps account of what one run of {@code dev} has done. */
final class Account {

    private final boolean wasReset;
    private final List<String> applied = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final List<RenameWord> unasked = new ArrayList<>();
    private Optional<String> created = Optional.empty();
    private boolean createOnly;

    Account(boolean wasReset) {
        this.wasReset = wasReset;
    }

    void applied(CommandResult deploy) {
        applied.addAll(deploy.applied());
    }

    void warned(List<String> of) {
        warnings.addAll(of);
    }

    void unasked(List<RenameWord> renames) {
        unasked.addAll(renames);
    }

    void created(String migration, boolean only) {
        created = Optional.of(migration);
        createOnly = only;
    }

    /** A migration was not applied, or not to its end. */
    DevelopResult ended(CommandResult deploy) {
        List<String> all = new ArrayList<>(applied);
        all.addAll(deploy.applied());
        return result(new CommandResult(
                deploy.outcome(),
                deploy.problem(),
                deploy.history(),
                all,
                deploy.pending(),
                deploy.edited(),
                deploy.missing(),
                deploy.failure()));
    }

    /** Whether anything was applied, so that there are tables to fill. */
    boolean hasApplied() {
        return !applied.isEmpty();
    }

    /**
     * All migrations that were to be applied are.
     *
     * @param problem why the sample data are not there; empty where they are, or there are none
     */
    DevelopResult done(History history, MigrationSource source, Optional<Problem> problem) {
        boolean changed = wasReset || hasApplied() || created.isPresent();
        return result(new CommandResult(
                problem.map(Problem::outcome).orElse(changed ? ExitCode.DONE : ExitCode.NOTHING_TO_DO),
                problem,
                history.counts(source),
                List.copyOf(applied),
                history.pending(source).stream().map(Migration::name).toList(),
                List.of(),
                List.of(),
                Optional.empty()));
    }

    private DevelopResult result(CommandResult deploy) {
        return new DevelopResult(deploy, created, createOnly, wasReset, warnings, unasked);
    }
}
