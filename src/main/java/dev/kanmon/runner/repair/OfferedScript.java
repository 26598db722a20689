package dev.kanmon.runner.repair;

import dev.kanmon.contract.Document;
import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.repair.Repair.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A suggestion as it is offered to a person.
 *
 * @param text of the script, as it is kept and as it has to be run; empty where there is none
 * @param summary for the report
 */
record OfferedScript(Optional<String> text, RunReport.Suggestion summary) {

    /** A script without statements has to be a text all the same, for a digest to name it. */
    private static final String NOTHING_TO_DO = "-- Nothing has to be done.\n";

    /** @param word for a person: backward or forward */
    static OfferedScript of(Suggestion suggestion, String word, UnaryOperator<String> redaction) {
        if (suggestion instanceof Suggestion.Unavailable unavailable) {
            return none(redaction.apply(unavailable.reason()));
        }
        Suggestion.Script offered = (Suggestion.Script) suggestion;
        String text =
                offered.script().isEmpty() ? NOTHING_TO_DO : offered.script().text();
        if (!redaction.apply(text).equals(text)) {
            return none("The " + word + " script holds what looks like a password, so it is not written down."
                    + " Make it with kanmon diff.");
        }
        List<String> warnings = offered.warnings().stream().map(redaction).toList();
        return new OfferedScript(
                Optional.of(text),
                new RunReport.Suggestion(
                        Document.digestOf(text),
                        offered.script().statements().size(),
                        offered.script().losesData(),
                        offered.rehearsed(),
                        warnings,
                        null));
    }

    static OfferedScript none(String reason) {
        return new OfferedScript(Optional.empty(), new RunReport.Suggestion(null, 0, false, false, List.of(), reason));
    }
}
