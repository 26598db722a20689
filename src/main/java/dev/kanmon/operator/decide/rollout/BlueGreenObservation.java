package dev.kanmon.operator.decide.rollout;

import java.util.Optional;

/**
 * What the cluster shows of a Blue-Green pair.
 *
 * @param service the Service
 * @param blue the one colour
 * @param green the other one
 * @param sample the answer to the newest sample that was asked for; empty while it is awaited, or where this operator has
 *     not asked for it
 * @param rival another DatabaseMigration, older than this one, that leads a rollout of the same Service or Deployments
 */
public record BlueGreenObservation(
        ServiceObservation service,
        ColourObservation blue,
        ColourObservation green,
        Optional<Sample> sample,
        Optional<String> rival) {

    /** Where no Blue-Green rollout is asked for. */
    public static BlueGreenObservation none() {
        return new BlueGreenObservation(
                new ServiceObservation.Missing(),
                new ColourObservation.Missing(),
                new ColourObservation.Missing(),
                Optional.empty(),
                Optional.empty());
    }
}
