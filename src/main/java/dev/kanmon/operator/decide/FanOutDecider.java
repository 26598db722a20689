package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.MigrationResolutionStatus.DatabaseStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.operator.decide.Effect.CreateSingleResolution;
import dev.kanmon.operator.decide.FanOutObserved.Single;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides what is next for a MigrationResolution for several databases. It carries out nothing itself: each database gets
 * a resolution of its own, and this one tells how they fare.
 */
public final class FanOutDecider {

    /** Labels of DatabaseMigrations are looked at again after this time where none matched. */
    private static final Duration SELECT_AGAIN = Duration.ofSeconds(30);

    /** A single resolution that was made wakes its maker; this is for when the watch is late. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    /** A resource's status has to hold the messages of all databases, characters. */
    private static final int LONGEST_MESSAGE = 500;

    private final FanOutObserved observed;
    private final List<DatabaseStatus> databases;

    private FanOutDecider(FanOutObserved observed) {
        this.observed = observed;
        this.databases = observed.status().databases().stream().map(this::now).toList();
    }

    public static ResolutionDecision decide(FanOutObserved observed) {
        return new FanOutDecider(observed).decide();
    }

    private ResolutionDecision decide() {
        if (databases.isEmpty()) {
            return observed.spec().action() == null ? question() : begin();
        }
        Optional<DatabaseStatus> missing =
                databases.stream().filter(database -> database.phase() == null).findFirst();
        return missing.map(database -> create(databases, database)).orElseGet(this::standing);
    }

    private ResolutionDecision question() {
        String meant = observed.meant().isEmpty()
                ? "no DatabaseMigration now"
                : "DatabaseMigration " + String.join(", ", observed.meant());
        return decision(
                ResolutionPhase.AwaitingDecision,
                Reason.AwaitingDecision,
                "Set spec.action to RolledBack (nothing of " + observed.spec().migration()
                        + " is left; run it again) or Applied (all of it is there). This is for " + meant + ".",
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** What is chosen now stays chosen: labels that change later change nothing. */
    private ResolutionDecision begin() {
        if (observed.meant().isEmpty()) {
            return decision(
                    ResolutionPhase.Pending,
                    Reason.NoDatabaseSelected,
                    "No DatabaseMigration of this namespace has the labels of spec.selector; give them the labels, or make another MigrationResolution.",
                    List.of(),
                    Optional.empty(),
                    Optional.of(observed.now().plus(SELECT_AGAIN)));
        }
        List<DatabaseStatus> chosen = observed.meant().stream()
                .map(name -> new DatabaseStatus(name, Naming.singleResolution(observed.owner(), name), null, null))
                .toList();
        return create(chosen, chosen.get(0));
    }

    private ResolutionDecision create(List<DatabaseStatus> all, DatabaseStatus next) {
        return decision(
                ResolutionPhase.Resolving,
                Reason.ResolvingDatabases,
                "Making a MigrationResolution for each of " + all.size() + " databases.",
                all,
                Optional.of(new CreateSingleResolution(next.resolution(), next.name())),
                Optional.of(observed.now().plus(LOOK_AGAIN)));
    }

    private ResolutionDecision standing() {
        String progress = count(ResolutionPhase.Resolved) + " of " + databases.size() + " databases are resolved.";
        if (count(ResolutionPhase.Resolved) == databases.size()) {
            return stand(ResolutionPhase.Resolved, Reason.Resolved, progress);
        }
        return count(ResolutionPhase.Failed) == 0
                ? stand(ResolutionPhase.Resolving, Reason.ResolvingDatabases, progress)
                : stand(ResolutionPhase.Failed, Reason.DatabaseNotResolved, failed() + " " + progress);
    }

    private String failed() {
        return "Not resolved: "
                + databases.stream()
                        .filter(database -> database.phase() == ResolutionPhase.Failed)
                        .map(database -> database.name() + " (MigrationResolution " + database.resolution() + ")")
                        .collect(Collectors.joining(", "))
                + ". Correct spec.action there; status.databases says what happened.";
    }

    private long count(ResolutionPhase phase) {
        return databases.stream().filter(database -> database.phase() == phase).count();
    }

    /** One that was there and is gone was withdrawn by a person, and is not made again. */
    private DatabaseStatus now(DatabaseStatus before) {
        Single single = observed.singles().get(before.resolution());
        if (single != null) {
            ResolutionPhase phase = single.phase() == null ? ResolutionPhase.Pending : single.phase();
            return new DatabaseStatus(before.name(), before.resolution(), phase, shortened(single.message()));
        }
        boolean toBeMade = before.phase() == null;
        return toBeMade || before.phase() == ResolutionPhase.Resolved
                ? before
                : new DatabaseStatus(
                        before.name(),
                        before.resolution(),
                        ResolutionPhase.Failed,
                        "It was deleted before it was carried out.");
    }

    private static String shortened(String message) {
        return message == null || message.length() <= LONGEST_MESSAGE
                ? message
                : message.substring(0, LONGEST_MESSAGE) + "…";
    }

    private ResolutionDecision stand(ResolutionPhase phase, Reason reason, String message) {
        return decision(phase, reason, message, databases, Optional.empty(), Optional.empty());
    }

    private static ResolutionDecision decision(
            ResolutionPhase phase,
            Reason reason,
            String message,
            List<DatabaseStatus> databases,
            Optional<Effect> effect,
            Optional<Instant> recheckAt) {
        return new ResolutionDecision(
                phase,
                Standing.of(phase, reason, message).findings(),
                Origin.ofAPerson(),
                databases,
                null,
                null,
                effect,
                recheckAt);
    }
}
