package dev.kanmon.engine.develop;

import dev.kanmon.engine.history.History;
import dev.kanmon.engine.history.HistoryRow;
import dev.kanmon.engine.source.MigrationSource;
import java.util.ArrayList;
import java.util.List;

/** Whether a development database can be gone on with. */
sealed interface Diagnosis {

    /** It is what its history makes, or will be after what is pending. */
    record Sound() implements Diagnosis {}

    /** It has to be begun anew, or mended by hand. */
    record NeedsReset(List<ResetReason> reasons) implements Diagnosis {

        public NeedsReset {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Of the history alone. Nobody else is at work, so what was begun and not ended has failed.
     *
     * @return sound where a look for drift is worth while: what was edited, or failed half-way, differs anyway
     */
    static Diagnosis of(History history, MigrationSource source) {
        List<ResetReason> reasons = new ArrayList<>();
        history.unfinished().stream()
                .map(HistoryRow::migration)
                .distinct()
                .forEach(name -> reasons.add(new ResetReason.Failed(name)));
        List<String> missing = history.missing(source);
        history.edited(source).forEach(name -> reasons.add(new ResetReason.Edited(name)));
        if (!missing.isEmpty()) {
            reasons.add(new ResetReason.Missing(missing));
        }
        return reasons.isEmpty() ? new Sound() : new NeedsReset(reasons);
    }

    /**
     * Of a sound history, from how the database differs from what it makes.
     *
     * @param differences a sentence each; none where they are the same
     * @param hasHistory whether the database has a history table
     */
    static Diagnosis of(List<String> differences, boolean hasHistory) {
        return differences.isEmpty()
                ? new Sound()
                : new NeedsReset(List.of(new ResetReason.Drifted(differences, !hasHistory)));
    }
}
