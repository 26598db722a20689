package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus.SuggestionStatus;
import dev.kanmon.operator.decide.restore.KnownBackups;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuestionTest {

    private static final Owner OWNER = new Owner("team-shop", "shop-unique-email", "uid", 1);

    @Test
    void commandsToReadAndToRunEachScriptCanBeCopied() {
        assertThat(question(new Origin(SampleRuns.FAILURE, SampleSuggestions.BOTH, null)))
                .contains("failed with SQLSTATE 23505")
                .contains("line 1: ALTER TABLE")
                .contains("Backward (to the schema before it): 1 statement, rehearsed, loses data.")
                .contains("kubectl -n team-shop get configmap " + SampleSuggestions.CONFIG_MAP
                        + " -o go-template='{{index .data \"backward.sql\"}}'")
                .contains(
                        "kubectl -n team-shop patch mres shop-unique-email --type merge -p '{\"spec\":{\"action\":\"RolledBack\",\"script\":{\"suggestion\":\"Backward\"}}}'")
                .contains("Column email goes, with its values.")
                .contains("Forward (to the schema after it): 2 statements, rehearsed.")
                .contains("'{\"spec\":{\"action\":\"Applied\",\"script\":{\"suggestion\":\"Forward\"}}}'")
                .contains("2 rows of \"User\" share their email.")
                .contains("Without a script: set spec.action");
    }

    @Test
    void scriptThatIsNotThereSaysWhy() {
        SuggestionStatus none = new SuggestionStatus(null, 0, false, false, List.of(), "The shadow is off.");
        SuggestionStatus nothing = new SuggestionStatus(null, 0, false, false, List.of(), null);
        assertThat(question(new Origin(
                        SampleRuns.FAILURE,
                        new SuggestionsStatus(null, null, null, List.of(), nothing, none, List.of()),
                        null)))
                .contains("Nothing of it is in the database.")
                .contains("before it): nothing has to be done.")
                .contains("after it): there is no script. The shadow is off.")
                .doesNotContain("configmap");
    }

    @Test
    void hotfixThatWasRecognisedIsToBeMarkedAsApplied() {
        assertThat(question(new Origin(null, null, true)))
                .contains("in the database already", "shop-unique-email", "'{\"spec\":{\"action\":\"Applied\"}}'");
    }

    private static String question(Origin origin) {
        return new Question(OWNER, SampleRuns.MIGRATION, origin, KnownBackups.none()).text();
    }
}
