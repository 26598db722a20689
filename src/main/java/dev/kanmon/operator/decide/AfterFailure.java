package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.operator.decide.Effect.CreateResolution;
import dev.kanmon.operator.decide.Effect.StoreSuggestions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Decides what follows a failed migration: what was suggested is kept, then a person is asked, or a backup is brought back. */
final class AfterFailure {

    /** How long scripts that cannot be read now hold up the question to a person. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Observed observed;
    private final Draft draft;
    private final RunStatus run;
    private final FailureStatus failure;

    private AfterFailure(Observed observed, Draft draft) {
        this.observed = observed;
        this.draft = draft;
        this.run = draft.run();
        this.failure = draft.failure();
    }

    /** @param draft of a run that failed with a migration */
    static Decision decide(Observed observed, Draft draft) {
        return new AfterFailure(observed, draft).decide();
    }

    private Decision decide() {
        Optional<String> open = BetweenRuns.openResolution(observed, failure.migration());
        String name = open.orElseGet(() -> Naming.resolution(observed.owner(), failure.migration(), run.id()));
        Draft next = open.isPresent() ? BetweenRuns.withCleanUp(observed, draft) : resolving(name);
        String what = open.isEmpty() && isRestored()
                ? " MigrationResolution " + name + " brings the backup back, as spec.backup.onFailure says."
                : WayBack.notTaken(observed, failure, run.reason()) + howToDecide(name);
        return next.standing(Phase.Failed, run.reason(), run.message() + what + HookWording.beside(draft.hooks()));
    }

    private boolean isRestored() {
        return fromBackup() != null;
    }

    private String fromBackup() {
        return WayBack.chosen(observed, failure, run.reason())
                .map(TakenBackup::identifier)
                .orElse(null);
    }

    private Draft resolving(String name) {
        if (draft.effect().isPresent()) {
            return draft;
        }
        SuggestionsStatus suggestions = failure.suggestions();
        if (suggestions == null || suggestions.configMap() == null) {
            return draft.effect(new CreateResolution(name, run.id(), failure, fromBackup()));
        }
        return observed.suggestionsKept()
                .map(keys -> failure.with(Suggestions.kept(suggestions, keys)))
                .map(known -> draft.failure(known).effect(new CreateResolution(name, run.id(), known, fromBackup())))
                .orElseGet(() -> draft.effect(new StoreSuggestions(run, suggestions, isWorthWaiting()))
                        .recheckAt(observed.now().plusSeconds(1)));
    }

    private boolean isWorthWaiting() {
        return observed.now().isBefore(Instant.parse(run.finishedAt()).plus(PATIENCE));
    }

    private String howToDecide(String resolution) {
        return " Decide in MigrationResolution " + resolution + ": set spec.action to "
                + WayBack.choices(failure.migration(), WayBack.backups(observed)) + ".";
    }
}
