package dev.kanmon.operator.render.hook;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.render.CommandLine;
import dev.kanmon.operator.render.RunnerInput;
import dev.kanmon.operator.render.SecretEnvironment;

/** What the runner is given for a {@code restorePoint} hook. */
final class RestorePoints {

    private static final String PREFIX = "kanmon";

    private RestorePoints() {}

    static RunnerInput input(HookOrder order) {
        return RunnerInput.of(
                CommandLine.reporting(RunnerOptions.RESTORE_POINT)
                        .option(RunnerOptions.NAME, name(order))
                        .arguments(),
                SecretEnvironment.target(order.migration().getSpec()));
    }

    /** PostgreSQL takes 63 bytes (MAXFNAMELEN); a prefix has 40 at most, a run's id 8. */
    private static String name(HookOrder order) {
        String prefix = order.wanted().restorePoint().prefix();
        return (prefix == null ? PREFIX : prefix) + "-" + order.run().id() + "-"
                + order.status().attempt();
    }
}
