package dev.kanmon.crash;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A migration whose effects are known statement by statement.
 *
 * @param name as in the history
 * @param steps its statements, in order
 */
record CrashMigration(String name, List<Step> steps) {

    String script() {
        return steps.stream().map(step -> step.sql(name) + ";\n").collect(Collectors.joining());
    }

    /** The statement at which a run that got so far may have been cut off without saying so; null where there is none. */
    Step inDoubt(int statementsDone) {
        boolean atAlone =
                statementsDone < steps.size() && steps.get(statementsDone).alone();
        return atAlone ? steps.get(statementsDone) : null;
    }
}
