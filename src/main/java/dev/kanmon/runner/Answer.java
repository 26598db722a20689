package dev.kanmon.runner;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;

/**
 * What a command found out.
 *
 * @param result the facts
 * @param message one sentence for the report where the result has no problem
 * @param text what a person reads on standard output; may be empty
 * @param plan the plan that was made; null without one
 */
record Answer(CommandResult result, String message, String text, RunReport.Plan plan) {

    Answer(CommandResult result, String message, String text) {
        this(result, message, text, null);
    }
}
