package dev.kanmon.operator.observe.rollout;

import dev.kanmon.api.v1alpha1.BlueGreen;
import dev.kanmon.api.v1alpha1.BlueGreen.Colour;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out whether another DatabaseMigration leads the rollout of the same Service or Deployments. The oldest leads, so that
 * one that is added by mistake disturbs nothing; of those made in the same second, the first by name. All of them come to the
 * same answer without asking each other.
 */
final class Rivals {

    private static final Comparator<DatabaseMigration> BY_AGE = Comparator.<DatabaseMigration, String>comparing(
                    migration -> migration.getMetadata().getCreationTimestamp())
            .thenComparing(migration -> migration.getMetadata().getName());

    private Rivals() {}

    /**
     * @param neighbours all of its namespace, itself among them
     * @return the name of the one that leads; empty where that is the resource itself
     */
    static Optional<String> oldest(DatabaseMigration migration, List<DatabaseMigration> neighbours) {
        Set<String> contested = contested(migration);
        return neighbours.stream()
                .filter(other -> !other.isMarkedForDeletion())
                .filter(other -> BY_AGE.compare(other, migration) < 0)
                .filter(other -> contested(other).stream().anyMatch(contested::contains))
                .min(BY_AGE)
                .map(other -> other.getMetadata().getName());
    }

    /** What two may not lead at once. */
    private static Set<String> contested(DatabaseMigration migration) {
        BlueGreen wish = migration.getSpec().rollout() == null
                ? null
                : migration.getSpec().rollout().blueGreen();
        if (wish == null) {
            return Set.of();
        }
        Stream<String> service =
                Stream.of(wish.service()).filter(Objects::nonNull).map(name -> "Service " + name);
        Stream<String> deployments = Stream.of(wish.blue(), wish.green())
                .map(Colour::deployment)
                .filter(Objects::nonNull)
                .map(name -> "Deployment " + name);
        return Stream.concat(service, deployments).collect(Collectors.toSet());
    }
}
