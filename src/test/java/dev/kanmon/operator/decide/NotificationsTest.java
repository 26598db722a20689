package dev.kanmon.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.Condition;
import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.FailureStatus;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Notification;
import dev.kanmon.api.v1alpha1.Notification.Format;
import dev.kanmon.api.v1alpha1.Notification.Occasion;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.PlanStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.RunStatus;
import dev.kanmon.api.v1alpha1.RunTask;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.Risk;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is told of which change, as a table, and what the messages say. */
class NotificationsTest {

    private static final Notification EVERYTHING =
            new Notification(Format.Slack, new SecretKeyReference("slack", "url"), null);
    private static final Notification FAILURES =
            new Notification(Format.CloudEvents, new SecretKeyReference("pager", "url"), List.of(Occasion.Failed));

    private static final PlanStatus PLAN = SamplePlans.of(Risk.High);

    private static final PlanStatus OTHER_PLAN = new PlanStatus(
            "sha256:" + "ef".repeat(32),
            Risk.High,
            2,
            null,
            PLAN.findings(),
            null,
            PLAN.rehearsal(),
            null,
            null,
            null,
            null,
            null,
            null,
            null);

    private static final DatabaseMigrationStatus NEW = DatabaseMigrationStatus.empty();
    private static final DatabaseMigrationStatus PLANNING = status(Phase.Planning, SampleRuns.started(RunTask.Plan));
    private static final DatabaseMigrationStatus AWAITING = awaiting(Phase.AwaitingApproval);
    private static final DatabaseMigrationStatus AWAITING_SUSPENDED = awaiting(Phase.Suspended);
    private static final DatabaseMigrationStatus DEPLOYING = status(Phase.Applying, SampleRuns.unseen(RunTask.Deploy));
    private static final DatabaseMigrationStatus DEPLOY_SEEN =
            status(Phase.Applying, SampleRuns.started(RunTask.Deploy));
    private static final DatabaseMigrationStatus DEPLOY_WAITING =
            status(Phase.Pending, SampleRuns.notDue(RunTask.Deploy));
    private static final DatabaseMigrationStatus INSPECTING =
            status(Phase.Applying, SampleRuns.unseen(RunTask.Inspect));
    private static final DatabaseMigrationStatus DONE = status(Phase.Ready, SampleRuns.succeeded(RunTask.Deploy));
    private static final DatabaseMigrationStatus DONE_AS_INSPECTED =
            status(Phase.Ready, SampleRuns.succeeded(RunTask.Inspect));
    private static final DatabaseMigrationStatus NOTHING_PENDING =
            status(Phase.Ready, SampleRuns.succeeded(RunTask.Plan));
    private static final DatabaseMigrationStatus FAILED =
            status(Phase.Failed, SampleRuns.failed(RunTask.Deploy, Reason.MigrationFailed));
    private static final DatabaseMigrationStatus SOURCE_BROKEN =
            status(Phase.Failed, SampleRuns.succeeded(RunTask.Deploy));

    static Stream<Arguments> changes() {
        return Stream.of(
                change("nothing was looked at yet", NEW, PLANNING),
                change("a run starts", PLANNING, DEPLOYING, Occasion.Started),
                change("after an approval", AWAITING, DEPLOYING, Occasion.Started),
                change("the Job is seen", DEPLOYING, DEPLOY_SEEN),
                change("the Job is to be tried again", DEPLOY_SEEN, DEPLOY_WAITING),
                change("the Job is tried again", DEPLOY_WAITING, DEPLOYING),
                change("the Job was lost", DEPLOY_SEEN, INSPECTING),
                change("the lost Job is tried again", INSPECTING, DEPLOYING),
                change("a plan waits", PLANNING, AWAITING, Occasion.AwaitingApproval),
                change("it goes on waiting", AWAITING, AWAITING),
                change("it waits suspended", AWAITING, AWAITING_SUSPENDED),
                change("it waits again", AWAITING_SUSPENDED, AWAITING),
                change("another plan waits", AWAITING, withPlan(AWAITING, OTHER_PLAN), Occasion.AwaitingApproval),
                change("all is applied", DEPLOY_SEEN, DONE, Occasion.Done),
                change("all was applied by a lost Job", INSPECTING, DONE_AS_INSPECTED, Occasion.Done),
                change("all stays applied", DONE, DONE),
                change("nothing was pending", PLANNING, NOTHING_PENDING),
                change("a migration failed", DEPLOY_SEEN, FAILED, Occasion.Failed),
                change("it stays failed", FAILED, FAILED),
                change("the source broke", DONE, SOURCE_BROKEN, Occasion.Failed));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("changes")
    void changeIsToldOnce(
            String what, DatabaseMigrationStatus before, DatabaseMigrationStatus after, List<Occasion> expected) {
        assertThat(between(before, after, EVERYTHING))
                .extracting(Notice::occasion)
                .containsExactlyElementsOf(expected);
        assertThat(between(after, after, EVERYTHING))
                .as("an operator that was restarted")
                .isEmpty();
    }

    @Test
    void whoAsksForFailuresAloneHearsOfThemAlone() {
        assertThat(between(PLANNING, DEPLOYING, FAILURES)).isEmpty();
        assertThat(between(DEPLOY_SEEN, FAILED, FAILURES)).hasSize(1);
    }

    @Test
    void nobodyIsToldWhereNobodyAsks() {
        assertThat(Notifications.between(DEPLOY_SEEN, FAILED, Scene.OWNER, null, Scene.NOW))
                .isEmpty();
        assertThat(between(DEPLOY_SEEN, FAILED)).isEmpty();
    }

    @Test
    void eachMessageHasANameOfItsOwnAndKeepsIt() {
        List<Notice> first = Stream.of(
                        between(PLANNING, DEPLOYING, EVERYTHING, EVERYTHING),
                        between(DEPLOY_SEEN, DONE, EVERYTHING, EVERYTHING),
                        between(PLANNING, AWAITING, EVERYTHING, EVERYTHING))
                .flatMap(List::stream)
                .toList();

        assertThat(first).extracting(Notice::job).doesNotHaveDuplicates().hasSize(6);
        assertThat(first.get(0).job()).matches("shop-notify-[0-9a-f]{8}");
        assertThat(between(PLANNING, DEPLOYING, EVERYTHING).get(0).job())
                .isEqualTo(first.get(0).job());
    }

    @Test
    void whatFailedIsToldWithoutTheServersWords() {
        DatabaseMigrationStatus failed = withFailure(FAILED, SampleRuns.FAILURE);

        Notice notice = between(DEPLOY_SEEN, failed, EVERYTHING).get(0);

        assertThat(notice.told().sentence())
                .contains(SampleRuns.MIGRATION, "SQLSTATE 23505", "kubectl -n default describe databasemigration shop");
        assertThat(notice.toString())
                .doesNotContain(
                        SampleRuns.FAILURE.detail(), SampleRuns.FAILURE.message(), SampleRuns.FAILURE.statement());
    }

    @Test
    void whatElseKeepsARunIsToldAsTheConditionSays() {
        Notice notice = between(DONE, SOURCE_BROKEN, EVERYTHING).get(0);

        assertThat(notice.told().sentence()).isEqualTo("That is how it is.");
        assertThat(notice.told().reason()).isEqualTo(Reason.UpToDate.name());
    }

    @Test
    void theEndIsToldWithTheTimeItTookAndTheBackupsOfTheRun() {
        DatabaseMigrationStatus done = withBackup(DONE, SampleRuns.ID);

        Notice.Told told = between(DEPLOY_SEEN, done, EVERYTHING).get(0).told();

        assertThat(told.took()).isEqualTo(Duration.ofSeconds(59));
        assertThat(told.backups()).containsExactly("snap-17");
        assertThat(told.risk()).isEqualTo(Risk.High);
        assertThat(between(DEPLOY_SEEN, withBackup(DONE, "another"), EVERYTHING)
                        .get(0)
                        .told()
                        .backups())
                .isEmpty();
    }

    private static Arguments change(
            String what, DatabaseMigrationStatus before, DatabaseMigrationStatus after, Occasion... expected) {
        return Arguments.of(what, before, after, List.of(expected));
    }

    private static List<Notice> between(
            DatabaseMigrationStatus before, DatabaseMigrationStatus after, Notification... wanted) {
        return Notifications.between(before, after, Scene.OWNER, List.of(wanted), Scene.NOW);
    }

    private static DatabaseMigrationStatus status(Phase phase, RunStatus run) {
        return status(phase, run, Reason.ApprovalNotNeeded, PLAN, null, null);
    }

    private static DatabaseMigrationStatus awaiting(Phase phase) {
        return status(phase, SampleRuns.planned(), Reason.AwaitingApproval, PLAN, null, null);
    }

    private static DatabaseMigrationStatus withPlan(DatabaseMigrationStatus status, PlanStatus plan) {
        return status(status.phase(), status.run(), Reason.AwaitingApproval, plan, null, null);
    }

    private static DatabaseMigrationStatus withFailure(DatabaseMigrationStatus status, FailureStatus failure) {
        return status(status.phase(), status.run(), Reason.ApprovalNotNeeded, PLAN, null, failure);
    }

    private static DatabaseMigrationStatus withBackup(DatabaseMigrationStatus status, String run) {
        HookStatus snapshot = new HookStatus(
                "snap",
                HookKind.Http,
                HookPhase.Succeeded,
                1,
                "job",
                "uid",
                "snap-17",
                null,
                null,
                null,
                null,
                null,
                null);
        BackupStatus backup = new BackupStatus(run, SamplePlans.HASH, List.of(snapshot), null);
        return status(status.phase(), status.run(), Reason.ApprovalNotNeeded, PLAN, backup, null);
    }

    private static DatabaseMigrationStatus status(
            Phase phase, RunStatus run, Reason approval, PlanStatus plan, BackupStatus backup, FailureStatus failure) {
        List<Condition> conditions =
                List.of(condition(ConditionType.Ready, Reason.UpToDate), condition(ConditionType.Approved, approval));
        return new DatabaseMigrationStatus(
                3L, phase, conditions, null, plan, null, backup, null, null, null, null, null, run, failure);
    }

    private static Condition condition(ConditionType type, Reason reason) {
        return new Condition(
                type.name(), ConditionState.False, 3L, Scene.NOW.toString(), reason.name(), "That is how it is.");
    }
}
