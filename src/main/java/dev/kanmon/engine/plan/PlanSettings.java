package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;
import java.util.OptionalLong;

/**
 * How plans are made.
 *
 * @param shadow where they are rehearsed
 * @param ignores what lint shall not report
 * @param requireRehearsal whether a plan that could not be rehearsed whole is refused
 * @param target that is planned for; only for writing its drift as SQL
 * @param refuseMixed whether a plan is refused that has migrations which both add and remove
 * @param copiedRows how many rows of one table a migration may change, for they are copied; empty where none are
 */
public record PlanSettings(
        ShadowSettings shadow,
        List<LintRequest.Ignore> ignores,
        boolean requireRehearsal,
        boolean refuseMixed,
        ConnectionUrl target,
        OptionalLong copiedRows) {

    /** Where no rows are copied, and mixed migrations run. */
    public PlanSettings(
            ShadowSettings shadow, List<LintRequest.Ignore> ignores, boolean requireRehearsal, ConnectionUrl target) {
        this(shadow, ignores, requireRehearsal, false, target, OptionalLong.empty());
    }
}
