package dev.kanmon.operator.decide.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreenStatus;
import dev.kanmon.operator.decide.gate.GateAnswer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Everything that a decision on a Blue-Green rollout depends on.
 *
 * @param namespace the namespace of the resource and of what it leads
 * @param uid the resource's UID, the salt of revisions and part of samples' names
 * @param wish what is asked for
 * @param status what was written last; null before the first decision
 * @param seen what the cluster shows
 * @param gate says whether the schema is ready for a version that is to be rolled out
 * @param approvedSwitch the revision whose switch a person has approved
 * @param retry the value of the annotation {@code kanmon.dev/retry}
 * @param contracting whether removing migrations run now
 * @param trafficHooks names and follows the traffic hook; without meaning where the Service decides who serves
 * @param now the time
 */
public record BlueGreenInput(
        String namespace,
        String uid,
        BlueGreen wish,
        BlueGreenStatus status,
        BlueGreenObservation seen,
        Function<ColourObservation.Present, GateAnswer> gate,
        Optional<String> approvedSwitch,
        Optional<String> retry,
        boolean contracting,
        TrafficHooks trafficHooks,
        Instant now) {}
