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
     * @param backup the backup that was taken, brought back or removed
     */
    record Findings(RunReport.Plan plan, RunReport.Drift drift, RunReport.Repair repair, RunReport.Backup backup) {

        static final Findings NONE = new Findings(null, null, null, null);

        static Findings of(RunReport.Plan plan, RunReport.Drift drift) {
            return new Findings(plan, drift, null, null);
        }

        static Findings of(RunReport.Drift drift) {
            return new Findings(null, drift, null, null);
        }

        static Findings of(RunReport.Repair repair) {
            return new Findings(null, null, repair, null);
        }

        static Findings of(RunReport.Backup backup) {
            return new Findings(null, null, null, backup);
        }
    }
}
