package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.Notification;
import dev.kanmon.api.v1alpha1.Notification.Occasion;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunPhase;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.operator.decide.Notice.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Decides who is to hear of a change of status. */
public final class Notifications {

    private final DatabaseMigrationStatus before;
    private final DatabaseMigrationStatus after;
    private final Owner owner;

    private Notifications(DatabaseMigrationStatus before, DatabaseMigrationStatus after, Owner owner) {
        this.before = before;
        this.after = after;
        this.owner = owner;
    }

    /**
     * @param before the status before
     * @param after the status that was written
     * @param wanted {@code spec.notifications}; may be null
     * @return what is to be told, each once
     */
    public static List<Notice> between(
            DatabaseMigrationStatus before,
            DatabaseMigrationStatus after,
            Owner owner,
            List<Notification> wanted,
            Instant now) {
        if (wanted == null || wanted.isEmpty()) {
            return List.of();
        }
        Notifications change = new Notifications(before, after, owner);
        return Arrays.stream(Occasion.values())
                .filter(change::happened)
                .flatMap(occasion -> change.notices(occasion, wanted, now).stream())
                .toList();
    }

    private boolean happened(Occasion occasion) {
        return switch (occasion) {
            case Started -> isDeploying(after.run()) && !wasDeployed();
            case AwaitingApproval -> after.phase() == Phase.AwaitingApproval && !isSameQuestion();
            case Failed -> after.phase() == Phase.Failed && !(before.phase() == Phase.Failed && isSameRun());
            case Done -> hasApplied(after.run()) && !(isSameRun() && hasApplied(before.run()));
        };
    }

    private static boolean isDeploying(RunStatus run) {
        return run != null && run.task() == RunTask.Deploy && run.phase() == RunPhase.Running;
    }

    /** A further attempt is no other start; one with another plan is. */
    private boolean wasDeployed() {
        return isSameRun() && before.run().task() != RunTask.Plan;
    }

    /** An Inspect is what tells that a Deploy that was lost had done all. */
    private static boolean hasApplied(RunStatus run) {
        return run != null
                && run.phase() == RunPhase.Succeeded
                && (run.task() == RunTask.Deploy || run.task() == RunTask.Inspect);
    }

    private boolean isSameRun() {
        return before.run() != null
                && after.run() != null
                && before.run().id().equals(after.run().id());
    }

    /** The same plan waited before, also where it was suspended meanwhile. */
    private boolean isSameQuestion() {
        boolean asked = condition(before, ConditionType.Approved)
                .filter(approved -> approved.reason().equals(Reason.AwaitingApproval.name()))
                .isPresent();
        return asked && isSameRun() && Objects.equals(planOf(before), planOf(after));
    }

    private List<Notice> notices(Occasion occasion, List<Notification> wanted, Instant now) {
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            Notification to = wanted.get(i);
            if (to.on().isEmpty() || to.on().contains(occasion)) {
                notices.add(new Notice(
                        Naming.notification(owner, key(occasion, i)), to, owner, occasion, now, told(occasion)));
            }
        }
        return notices;
    }

    /** A failure that is not the run's own has its reason for a name: several may come one after the other. */
    private String key(Occasion occasion, int index) {
        RunStatus run = after.run();
        boolean ofTheRun = run != null && run.phase() == RunPhase.Failed;
        String cause = occasion == Occasion.Failed && !ofTheRun ? reason() : "";
        return String.join(
                "/", run == null ? "" : run.id(), String.valueOf(planOf(after)), occasion.name(), cause, "" + index);
    }

    private Told told(Occasion occasion) {
        PlanStatus plan = after.plan();
        RunStatus run = after.run();
        return new Told(
                sentence(occasion),
                reason(),
                run == null ? null : run.id(),
                planOf(after),
                plan == null ? null : plan.risk(),
                plan == null ? null : plan.pending(),
                backups(),
                took(run));
    }

    private String sentence(Occasion occasion) {
        return switch (occasion) {
            case Started -> "A run applies " + migrations() + ".";
            case AwaitingApproval ->
                "A plan with " + migrations() + " waits for approval. kubectl -n " + owner.namespace()
                        + " describe databasemigration " + owner.name() + " says how to read and approve it.";
            case Failed -> failure();
            case Done -> "Every migration of the source is applied.";
        };
    }

    private String migrations() {
        int count = after.plan() == null ? 0 : after.plan().pending();
        return switch (count) {
            case 0 -> "what is pending";
            case 1 -> "1 migration";
            default -> count + " migrations";
        };
    }

    private String failure() {
        if (after.failure() == null) {
            return condition(after, ConditionType.Ready).map(Condition::message).orElse("Nothing goes on.");
        }
        String sqlState = after.failure().sqlState() == null
                ? ""
                : " (SQLSTATE " + after.failure().sqlState() + ")";
        return "Migration " + after.failure().migration() + " failed" + sqlState + ". kubectl -n " + owner.namespace()
                + " describe databasemigration " + owner.name() + " says more.";
    }

    private String reason() {
        return condition(after, ConditionType.Ready).map(Condition::reason).orElse("");
    }

    private List<String> backups() {
        BackupStatus backup = after.backup();
        if (backup == null || after.run() == null || !after.run().id().equals(backup.run())) {
            return List.of();
        }
        return backup.hooks().stream()
                .map(HookStatus::identifier)
                .filter(Objects::nonNull)
                .toList();
    }

    private static Duration took(RunStatus run) {
        return run == null || run.startedAt() == null || run.finishedAt() == null
                ? null
                : Duration.between(Instant.parse(run.startedAt()), Instant.parse(run.finishedAt()));
    }

    private static String planOf(DatabaseMigrationStatus status) {
        return status.plan() == null ? null : status.plan().hash();
    }

    private static Optional<Condition> condition(DatabaseMigrationStatus status, ConditionType type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }
}
