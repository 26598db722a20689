package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding.Place;
import dev.kanmon.engine.lint.effect.Effect;
import dev.kanmon.engine.plan.facts.DataQuestion;
import java.util.List;

/**
 * A pending statement, with what can be said of it before it runs.
 *
 * @param text the beginning of it, in one line
 * @param effects what it does to relations that were there before the run
 * @param rights what its role needs to be allowed
 * @param questions what the data have to be asked before it can be hoped to succeed
 */
record PlannedStatement(
        Place place, String text, List<Effect> effects, List<NeededRight> rights, List<DataQuestion> questions) {}
