package dev.kanmon.operator.render.hook;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.operator.render.CommandLine;
import dev.kanmon.operator.render.RunnerInput;
import dev.kanmon.operator.render.SecretEnvironment;
import java.util.stream.Stream;

/** What the runner is given for a {@code restorePoint} hook. */
final class RestorePoints {

    private static final String PREFIX = "kanmon";
    private static final int PLAN_DIGITS = 8;

    private RestorePoints() {}

    static RunnerInput input(HookOrder order) {
        return RunnerInput.of(
                CommandLine.reporting(RunnerOptions.RESTORE_POINT)
                        .option(RunnerOptions.NAME, name(order))
                        .arguments(),
                SecretEnvironment.target(order.migration().getSpec()));
    }

    /**
     * Another plan of the run has another point. PostgreSQL takes 63 bytes (MAXFNAMELEN): 40 of the prefix at most, 8 of the
     * run's id, 8 of the plan's hash.
     */
    private static String name(HookOrder order) {
        String prefix = order.wanted().restorePoint().prefix();
        return String.join(
                "-",
                Stream.concat(
                                Stream.of(prefix == null ? PREFIX : prefix, order.run()),
                                order.plan().map(RestorePoints::shortened).stream())
                        .toList());
    }

    private static String shortened(String hash) {
        return hash.substring(hash.indexOf(':') + 1).substring(0, PLAN_DIGITS);
    }
}
