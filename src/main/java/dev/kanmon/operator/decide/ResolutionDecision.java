package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionStatus.DatabaseStatus;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.RestoreStatus;
import dev.kanmon.api.v1alpha1.RunStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What shall be written into a MigrationResolution's status, and then done.
 *
 * @param phase where it stands
 * @param findings the conditions that shall hold; a type that is absent is removed
 * @param origin why Kanmon made it
 * @param databases how far each of several databases is; empty on a resolution for one
 * @param restore how far the restore is; null without one
 * @param run the attempts to carry it out; null before the first, and on a resolution for several databases
 * @param effect at most one thing to do, after the status was written
 * @param recheckAt when to look again although nothing happened
 */
public record ResolutionDecision(
        ResolutionPhase phase,
        List<Finding> findings,
        Origin origin,
        List<DatabaseStatus> databases,
        RestoreStatus restore,
        RunStatus run,
        Optional<Effect> effect,
        Optional<Instant> recheckAt) {

    public ResolutionDecision {
        findings = List.copyOf(findings);
        databases = List.copyOf(databases);
    }
}
