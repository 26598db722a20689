package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionStatus;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that a decision on a MigrationResolution for several databases depends on.
 *
 * @param owner the resource
 * @param spec what a person decided
 * @param status what was written about it last
 * @param meant names of the DatabaseMigrations that the spec means now, each once
 * @param singles the resolutions that this one has made for single databases, by name
 * @param now the time
 */
public record FanOutObserved(
        Owner owner,
        MigrationResolutionSpec spec,
        MigrationResolutionStatus status,
        List<String> meant,
        Map<String, Single> singles,
        Instant now) {

    public FanOutObserved {
        meant = List.copyOf(meant);
        singles = Map.copyOf(singles);
    }

    /**
     * A resolution for one of the databases.
     *
     * @param phase where it stands
     * @param message the same in a sentence; null while nothing was said
     */
    public record Single(ResolutionPhase phase, String message) {}
}
