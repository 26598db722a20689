package dev.kanmon.runner;

import dev.kanmon.contract.RunReport;
import dev.kanmon.engine.CommandResult;

/**
 * What a command found out.
 *
 * @param result the facts
 * @param message one sentence for the report where the result has no problem
 * @param text what a person reads on standard output; may be empty
 * @param findings what else the report holds
 */
record Answer(CommandResult result, String message, String text, Findings findings) {

    Answer(CommandResult result, String message, String text) {
        this(result, message, text, Findings.NONE);
    }

    /**
     * What only some commands report; each may be null.
     *
     * @param plan the plan that was made
     * @param drift how schema and history compare
     * @param repair what a failed migration left
     */
    record Findings(RunReport.Plan plan, RunReport.Drift drift, RunReport.Repair repair) {

        static final Findings NONE = new Findings(null, null, null);

        static Findings of(RunReport.Plan plan, RunReport.Drift drift) {
            return new Findings(plan, drift, null);
        }

        static Findings of(RunReport.Drift drift) {
            return new Findings(null, drift, null);
        }

        static Findings of(RunReport.Repair repair) {
            return new Findings(null, null, repair);
        }
    }
}
