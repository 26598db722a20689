package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Suggestion;
import dev.kanmon.api.v1alpha1.SuggestionsStatus;
import dev.kanmon.api.v1alpha1.SuggestionsStatus.SuggestionStatus;
import dev.kanmon.contract.Document;
import dev.kanmon.operator.decide.restore.KnownBackups;
import java.util.List;
import java.util.StringJoiner;

/** What a person is asked who has to decide: what happened, what can be done, and with which commands. */
final class Question {

    private final Owner owner;
    private final String migration;
    private final Origin origin;
    private final KnownBackups backups;

    /**
     * @param owner the MigrationResolution
     * @param backups those of the DatabaseMigration
     */
    Question(Owner owner, String migration, Origin origin, KnownBackups backups) {
        this.owner = owner;
        this.migration = migration;
        this.origin = origin;
        this.backups = backups;
    }

    String text() {
        if (Boolean.TRUE.equals(origin.alreadyApplied())) {
            return HotfixWords.found(migration) + " " + HotfixWords.howToDecide(owner.namespace(), owner.name());
        }
        StringJoiner text = new StringJoiner(" ");
        if (origin.failure() != null) {
            text.add(whatHappened(origin.failure()));
        }
        SuggestionsStatus suggestions = origin.suggestions();
        if (suggestions == null) {
            return text.add("Set spec.action to " + choices()).toString();
        }
        text.add(leftBehind(suggestions.tookEffect()));
        text.add(suggestion(Suggestion.Backward, suggestions.backward()));
        text.add(suggestion(Suggestion.Forward, suggestions.forward()));
        suggestions.notes().forEach(text::add);
        return text.add("Without a script: set spec.action to " + choices()).toString();
    }

    private static String whatHappened(FailureStatus failure) {
        return "Migration " + failure.migration() + " failed"
                + (failure.sqlState() == null ? "" : " with SQLSTATE " + failure.sqlState()) + ": " + failure.message()
                + ".";
    }

    private static String leftBehind(List<String> tookEffect) {
        return tookEffect.isEmpty()
                ? "Nothing of it is in the database."
                : "Of it, this is in the database: " + String.join("; ", tookEffect) + ".";
    }

    private String suggestion(Suggestion name, SuggestionStatus script) {
        String whither = name + " (to the schema " + (name == Suggestion.Backward ? "before" : "after") + " it)";
        if (script == null || script.digest() == null) {
            return whither + ": " + withoutScript(script);
        }
        return whither + ": " + properties(script) + ". Read it: " + read(file(name)) + ". Run it, and "
                + (name == Suggestion.Backward ? "have the migration run again: " : "mark the migration as applied: ")
                + patch("{\"action\":\"" + action(name) + "\",\"script\":{\"suggestion\":\"" + name + "\"}}") + "."
                + warnings(script.warnings());
    }

    private static String withoutScript(SuggestionStatus script) {
        if (script == null) {
            return "there is no script.";
        }
        return script.unavailable() == null ? "nothing has to be done." : "there is no script. " + script.unavailable();
    }

    private static String properties(SuggestionStatus script) {
        return script.statements()
                + (script.statements() == 1 ? " statement, " : " statements, ")
                + (script.rehearsed() ? "rehearsed" : "not rehearsed")
                + (script.losesData() ? ", loses data" : "");
    }

    private static String warnings(List<String> warnings) {
        return warnings.isEmpty() ? "" : " " + String.join(" ", warnings);
    }

    private static Action action(Suggestion name) {
        return name == Suggestion.Backward ? Action.RolledBack : Action.Applied;
    }

    private static String file(Suggestion name) {
        return name == Suggestion.Backward ? Document.BACKWARD_SQL : Document.FORWARD_SQL;
    }

    private String read(String file) {
        return "kubectl -n " + owner.namespace() + " get configmap "
                + origin.suggestions().configMap() + " -o go-template='{{index .data \"" + file + "\"}}'";
    }

    private String patch(String spec) {
        return "kubectl -n " + owner.namespace() + " patch mres " + owner.name() + " --type merge -p '{\"spec\":" + spec
                + "}'";
    }

    private String choices() {
        return WayBack.choices(migration, backups) + ".";
    }
}
