package dev.kanmon.engine.plan;

import dev.kanmon.engine.drift.DriftResult;
import java.util.List;

/**
 * What a target's schema says about a plan. None of it is in the plan's hash or its risk: what runs is the same.
 *
 * @param baseline migrations that are marked as applied without being run, since the target has their schema and no
 *     history; in order
 * @param alreadyApplied pending migrations whose whole effect is in the target, in order; they are in the plan all the same
 * @param drift how the target compares with its history
 */
public record TargetSchema(List<String> baseline, List<String> alreadyApplied, DriftResult drift) {

    public TargetSchema {
        baseline = List.copyOf(baseline);
        alreadyApplied = List.copyOf(alreadyApplied);
    }
}
