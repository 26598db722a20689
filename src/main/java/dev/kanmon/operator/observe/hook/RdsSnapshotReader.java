package dev.kanmon.operator.observe.hook;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookObservation;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.Optional;
import java.util.Set;

/**
 * How far a DBSnapshot is. Sources: aws-controllers-k8s/rds-controller, apis/v1alpha1/db_snapshot.go for the fields and
 * pkg/resource/db_snapshot/hooks.go for available; aws-controllers-k8s/runtime, apis/core/v1alpha1/conditions.go for what
 * a condition means; the waiter DBSnapshotAvailable of the AWS SDKs for the states out of which nothing comes.
 */
public final class RdsSnapshotReader {

    private static final String AVAILABLE = "available";
    private static final Set<String> LOST =
            Set.of("deleted", "deleting", "failed", "incompatible-restore", "incompatible-parameters");
    private static final String TERMINAL = "ACK.Terminal";
    private static final String RECOVERABLE = "ACK.Recoverable";

    private RdsSnapshotReader() {}

    public static HookObservation read(GenericKubernetesResource snapshot) {
        Fields status = Fields.of(snapshot, "status");
        String uid = snapshot.getMetadata().getUid();
        String state = status.text("status").orElse("");
        Optional<String> terminal = condition(status, TERMINAL);
        if (terminal.isPresent()) {
            return failed(snapshot, " cannot be made: " + terminal.get());
        }
        if (LOST.contains(state)) {
            return failed(snapshot, " is " + state + ".");
        }
        Optional<String> arn = status.in("ackResourceMetadata").text("arn");
        return state.equals(AVAILABLE) && arn.isPresent()
                ? new Done(uid, arn.get(), null)
                : new UnderWay(uid, underWay(snapshot, state, status));
    }

    private static Failed failed(GenericKubernetesResource snapshot, String what) {
        return new Failed(
                snapshot.getMetadata().getUid(),
                Reason.BackupFailed,
                "DBSnapshot " + snapshot.getMetadata().getName() + what,
                false);
    }

    private static String underWay(GenericKubernetesResource snapshot, String state, Fields status) {
        String trouble = condition(status, RECOVERABLE).map(said -> ": " + said).orElse(".");
        return "DBSnapshot " + snapshot.getMetadata().getName()
                + (state.isEmpty() ? " was not taken up yet" : " is " + state) + trouble;
    }

    /** What a condition that is true says; its name where it says nothing. */
    private static Optional<String> condition(Fields status, String type) {
        return status.each("conditions")
                .filter(condition -> condition.text("type").filter(type::equals).isPresent())
                .filter(condition ->
                        condition.text("status").filter("True"::equals).isPresent())
                .map(condition -> condition.text("message").orElse(type))
                .findFirst();
    }
}
