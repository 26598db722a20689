package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.ResolutionScript;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Suggestion;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus.SuggestionStatus;
import dev.kanmon.contract.RunReport;
import java.util.List;

/** What a failed run suggests. */
final class SampleSuggestions {

    static final String CONFIG_MAP = "shop-20260103120000-unique-email-0a1b2c3d-suggestions";
    static final String DOCUMENT_DIGEST = "sha256:d0";
    static final String FINGERPRINT = "sha256:f0";

    /** Both scripts are there. */
    static final SuggestionsStatus BOTH = new SuggestionsStatus(
            CONFIG_MAP,
            DOCUMENT_DIGEST,
            FINGERPRINT,
            List.of("line 1: ALTER TABLE \"User\" ADD COLUMN \"email\" text"),
            new SuggestionStatus("sha256:b0", 1, true, true, List.of("Column email goes, with its values."), null),
            new SuggestionStatus("sha256:f1", 2, false, true, List.of(), null),
            List.of("2 rows of \"User\" share their email."));

    /** The same, as a run reports it. */
    static final RunReport.Repair REPORTED = new RunReport.Repair(
            SampleRuns.MIGRATION,
            FINGERPRINT,
            BOTH.tookEffect(),
            new RunReport.Suggestion("sha256:b0", 1, true, true, BOTH.backward().warnings(), null),
            new RunReport.Suggestion("sha256:f1", 2, false, true, List.of(), null),
            BOTH.notes(),
            DOCUMENT_DIGEST);

    private SampleSuggestions() {}

    /** The suggestion that goes with an action; without one, a person may have chosen the script first. */
    static ResolutionScript fitting(Action action) {
        return new ResolutionScript(null, action == Action.Applied ? Suggestion.Forward : Suggestion.Backward);
    }
}
