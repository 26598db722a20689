package dev.kanmon.operator.decide.gate;

import dev.kanmon.api.v1alpha1.Reason;
import java.util.List;

/**
 * What a gate answers.
 *
 * @param open whether the version that asks may go on
 * @param reason why, for programs
 * @param message why, for people; nothing secret
 * @param waitingFor migrations that are not applied yet, as far as they are known; empty for an open gate
 */
public record GateAnswer(boolean open, Reason reason, String message, List<String> waitingFor) {

    public GateAnswer {
        waitingFor = List.copyOf(waitingFor);
    }
}
