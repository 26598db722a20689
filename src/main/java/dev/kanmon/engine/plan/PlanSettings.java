package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.LintRequest;
import dev.kanmon.engine.schema.shadow.ShadowSettings;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.List;

/**
 * How plans are made.
 *
 * @param shadow where they are rehearsed
 * @param ignores what lint shall not report
 * @param requireRehearsal whether a plan that could not be rehearsed whole is refused
 * @param target that is planned for; only for writing its drift as SQL
 */
public record PlanSettings(
        ShadowSettings shadow, List<LintRequest.Ignore> ignores, boolean requireRehearsal, ConnectionUrl target) {}
