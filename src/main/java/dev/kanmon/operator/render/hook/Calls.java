package dev.kanmon.operator.render.hook;

import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.contract.GoDuration;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallContext;
import dev.kanmon.operator.decide.rollout.TrafficShift;
import dev.kanmon.operator.render.CommandLine;
import dev.kanmon.operator.render.RunnerInput;
import dev.kanmon.operator.render.call.CallEnvironment;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;

/** What the runner is given for hooks that ask another system: {@code http} and {@code neonBranch}. No URL of a database. */
final class Calls {

    private Calls() {}

    static RunnerInput http(HookOrder order) {
        return input(
                RunnerOptions.HTTP_HOOK,
                order,
                CallEnvironment.of(order.wanted().http(), context(order)));
    }

    static RunnerInput neonBranch(HookOrder order) {
        return input(
                RunnerOptions.NEON_BRANCH,
                order,
                CallEnvironment.of(order.wanted().neonBranch(), context(order)));
    }

    private static RunnerInput input(String command, HookOrder order, List<EnvVar> environment) {
        return RunnerInput.of(
                CommandLine.reporting(command)
                        .option(RunnerOptions.TIMEOUT, GoDuration.format(order.timeout()))
                        .arguments(),
                environment);
    }

    private static CallContext context(HookOrder order) {
        DatabaseMigrationStatus status = order.migration().getStatus();
        Phase phase = status == null ? null : status.phase();
        return new CallContext(
                order.namespace(),
                order.migration().getMetadata().getName(),
                order.run(),
                order.status().name(),
                order.plan().orElse(null),
                phase == null ? null : phase.name(),
                order.shift().map(TrafficShift::from).orElse(null),
                order.shift().map(TrafficShift::to).orElse(null));
    }
}
