package dev.kanmon.operator.decide.hook;

import static dev.kanmon.operator.decide.hook.SampleHooks.BACKOFF;
import static dev.kanmon.operator.decide.hook.SampleHooks.NOW;
import static dev.kanmon.operator.decide.hook.SampleHooks.TIMEOUT;
import static dev.kanmon.operator.decide.hook.SampleHooks.UID;
import static dev.kanmon.operator.decide.hook.SampleHooks.begun;
import static dev.kanmon.operator.decide.hook.SampleHooks.edited;
import static dev.kanmon.operator.decide.hook.SampleHooks.failed;
import static dev.kanmon.operator.decide.hook.SampleHooks.notNeeded;
import static dev.kanmon.operator.decide.hook.SampleHooks.object;
import static dev.kanmon.operator.decide.hook.SampleHooks.passedOver;
import static dev.kanmon.operator.decide.hook.SampleHooks.planned;
import static dev.kanmon.operator.decide.hook.SampleHooks.running;
import static dev.kanmon.operator.decide.hook.SampleHooks.seen;
import static dev.kanmon.operator.decide.hook.SampleHooks.succeeded;
import static dev.kanmon.operator.decide.hook.SampleHooks.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookObservation.Absent;
import dev.kanmon.operator.decide.hook.HookObservation.Done;
import dev.kanmon.operator.decide.hook.HookObservation.Failed;
import dev.kanmon.operator.decide.hook.HookObservation.Foreign;
import dev.kanmon.operator.decide.hook.HookObservation.Impossible;
import dev.kanmon.operator.decide.hook.HookObservation.UnderWay;
import dev.kanmon.operator.decide.hook.HookProgress.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The rules by which hooks are taken, each by itself. */
class HookSequenceTest {

    private static final PlannedHook FIRST = planned("first");
    private static final PlannedHook SECOND = planned("second");

    @Nested
    class Beginning {

        @Test
        void withoutHooksNothingIsToBeDone() {
            assertThat(advance(HookUse.Backup, List.of(), List.of()).state()).isEqualTo(State.THROUGH);
        }

        @Test
        void theFirstHookIsNamedInTheStatusBeforeItsObjectIsMade() {
            HookProgress progress = advance(HookUse.Backup, List.of(FIRST, SECOND), List.of());
            assertThat(phases(progress)).containsExactly(HookPhase.Running, HookPhase.Pending);
            assertThat(progress.hooks().get(0).object()).isEqualTo(object("first", 1));
            assertThat(progress.hooks().get(0).objectUid()).isNull();
            assertThat(progress.create()).isFalse();
            assertThat(progress.recheckAt()).contains(NOW);
        }

        @Test
        void theObjectIsMadeOnceALookFoundThatThereIsNone() {
            HookProgress progress = look(begun("first"), new Absent());
            assertThat(progress.state()).isEqualTo(State.UNDER_WAY);
            assertThat(progress.create()).isTrue();
            assertThat(progress.current()).contains(begun("first"));
        }

        @Test
        void anObjectThatWasNotSeenYetIsMadeAgainUnderTheSameName() {
            HookProgress once = look(begun("first"), new Absent());
            HookProgress again = look(once.hooks().get(0), new Absent());
            assertThat(again.create()).isTrue();
            assertThat(again.current()).isEqualTo(once.current());
        }

        @Test
        void theNextHookBeginsWhenTheOneBeforeItIsDone() {
            HookProgress progress =
                    look(List.of(FIRST, SECOND), List.of(seen("first")), new Done(UID, "snapshot-1", null));
            assertThat(phases(progress)).containsExactly(HookPhase.Succeeded, HookPhase.Running);
            assertThat(progress.current().map(HookStatus::name)).contains("second");
        }

        @Test
        void aHookThatSucceededIsNotBegunAgain() {
            HookProgress progress = advance(HookUse.Backup, List.of(FIRST), List.of(succeeded("first")));
            assertThat(progress.state()).isEqualTo(State.THROUGH);
            assertThat(progress.hooks()).containsExactly(succeeded("first"));
        }

        @Test
        void aHookThatIsNotNeededIsSkipped() {
            HookProgress progress = advance(HookUse.Backup, List.of(notNeeded(FIRST)), List.of());
            assertThat(progress.state()).isEqualTo(State.THROUGH);
            assertThat(phases(progress)).containsExactly(HookPhase.Skipped);
        }

        @Test
        void aHookThatTheSpecNoLongerHasIsNoLongerWaitedFor() {
            HookProgress progress = look(List.of(SECOND), List.of(seen("first")), new UnderWay(UID, "30 %"));
            assertThat(progress.current().map(HookStatus::name)).contains("second");
        }
    }

    @Nested
    class WhileItRuns {

        @Test
        void whatTheProviderSaysIsKept() {
            HookStatus hook =
                    look(begun("first"), new UnderWay(UID, "30 %")).hooks().get(0);
            assertThat(hook.phase()).isEqualTo(HookPhase.Running);
            assertThat(hook.objectUid()).isEqualTo(UID);
            assertThat(hook.message()).isEqualTo("30 %");
        }

        @Test
        void theSameSightTwiceChangesNothing() {
            HookStatus once =
                    look(begun("first"), new UnderWay(UID, "30 %")).hooks().get(0);
            assertThat(look(once, new UnderWay(UID, "30 %")).hooks()).containsExactly(once);
        }

        @Test
        void itIsLookedAtOftenInTheFirstHalfMinuteAndThenLess() {
            HookStatus young = running("first", UID, NOW.minusSeconds(29));
            HookStatus old = running("first", UID, NOW.minusSeconds(30));
            assertThat(look(young, new UnderWay(UID, "")).recheckAt()).contains(NOW.plusSeconds(2));
            assertThat(look(old, new UnderWay(UID, "")).recheckAt()).contains(NOW.plusSeconds(10));
        }

        @Test
        void anotherOwnersObjectIsLeftAloneAndAnotherNameTaken() {
            HookProgress progress = look(begun("first"), new Foreign());
            assertThat(progress.hooks().get(0).object()).isEqualTo(object("first", 2));
            assertThat(progress.hooks().get(0).attempt()).isEqualTo(2);
            assertThat(progress.create()).isFalse();
            assertThat(progress.recheckAt()).contains(NOW);
        }

        @Test
        void followingBeginsNothing() {
            HookProgress progress = sequence(HookUse.Backup, List.of(FIRST, SECOND), new Done(UID, "snapshot-1", null))
                    .follow(List.of(seen("first")));
            assertThat(progress.state()).isEqualTo(State.THROUGH);
            assertThat(phases(progress)).containsExactly(HookPhase.Succeeded, HookPhase.Pending);
        }
    }

    @Nested
    class Ending {

        @Test
        void whatIsDoneHasItsIdentifier() {
            HookProgress progress = look(seen("first"), new Done(UID, "snapshot-1", null));
            assertThat(progress.state()).isEqualTo(State.THROUGH);
            assertThat(progress.hooks().get(0).identifier()).isEqualTo("snapshot-1");
            assertThat(progress.hooks().get(0).finishedAt()).isEqualTo(NOW.toString());
        }

        @Test
        void whatElseFindsABackupAgainIsItsMessage() {
            Done done = new Done(UID, "snapshot-1", null, "end LSN 0/5000060");
            HookStatus hook = look(seen("first"), done).hooks().get(0);
            assertThat(hook.message()).isEqualTo("end LSN 0/5000060");
            assertThat(hook.reason()).isNull();
        }

        @Test
        void aBackupWithoutAnIdentifierIsNone() {
            HookStatus hook =
                    look(seen("first"), new Done(UID, " ", null)).hooks().get(0);
            assertThat(hook.phase()).isEqualTo(HookPhase.Failed);
            assertThat(hook.reason()).isEqualTo(Reason.BackupFailed);
            assertThat(hook.message()).contains("termination log");
        }

        @Test
        void aHookThatIsNoBackupNeedsNoIdentifier() {
            HookProgress progress = sequence(HookUse.Before, List.of(FIRST), new Done(UID, null, null))
                    .advance(List.of(seen("first")));
            assertThat(phases(progress)).containsExactly(HookPhase.Succeeded);
        }

        @Test
        void anObjectThatWasSeenAndIsGoneFailsAndIsNeverMadeAgain() {
            HookProgress progress = look(seen("first"), new Absent());
            assertThat(progress.state()).isEqualTo(State.BLOCKED);
            assertThat(progress.create()).isFalse();
            assertThat(progress.hooks().get(0).reason()).isEqualTo(Reason.BackupVanished);
        }

        @Test
        void anotherOwnersObjectInThePlaceOfOneThatWasSeenMeansThatItIsGone() {
            assertThat(look(seen("first"), new Foreign()).hooks().get(0).reason())
                    .isEqualTo(Reason.BackupVanished);
        }

        @Test
        void whatMayPassIsTriedAgainAfterAWhile() {
            HookProgress progress = look(seen("first"), mayPass());
            assertThat(progress.state()).isEqualTo(State.UNDER_WAY);
            assertThat(phases(progress)).containsExactly(HookPhase.Waiting);
            assertThat(progress.recheckAt()).contains(NOW.plus(BACKOFF));
        }

        @Test
        void theNextAttemptHasAnotherObjectAndTheSameDeadline() {
            HookStatus waiting = waiting("first", NOW);
            HookStatus next = advance(HookUse.Backup, List.of(FIRST), List.of(waiting))
                    .hooks()
                    .get(0);
            assertThat(next.phase()).isEqualTo(HookPhase.Running);
            assertThat(next.object()).isEqualTo(object("first", 2));
            assertThat(next.objectUid()).isNull();
            assertThat(next.startedAt()).isEqualTo(waiting.startedAt());
        }

        @Test
        void beforeItsTimeTheNextAttemptIsNotBegun() {
            HookStatus waiting = waiting("first", NOW.plusSeconds(1));
            HookProgress progress = advance(HookUse.Backup, List.of(FIRST), List.of(waiting));
            assertThat(progress.hooks()).containsExactly(waiting);
            assertThat(progress.recheckAt()).contains(NOW.plusSeconds(1));
        }

        @Test
        void withNoTimeLeftForAnotherAttemptTheTimeIsOver() {
            HookStatus late = running("first", UID, NOW.minus(TIMEOUT).plus(BACKOFF));
            HookStatus next = look(late, mayPass()).hooks().get(0);
            assertThat(next.reason()).isEqualTo(Reason.BackupTimedOut);
            assertThat(next.message()).contains("No route.");
        }

        @Test
        void whatDoesNotPassBlocksWithItsOwnReason() {
            HookProgress progress = look(seen("first"), new Failed(UID, Reason.BackupFailed, "No space left.", false));
            assertThat(progress.state()).isEqualTo(State.BLOCKED);
            assertThat(progress.hooks().get(0).reason()).isEqualTo(Reason.BackupFailed);
            assertThat(progress.hooks().get(0).message()).isEqualTo("No space left.");
        }

        /** Otherwise the run would go on without the backup that it was told to wait for. */
        @Test
        void aHookThatFailsAfterItWasEditedIsBegunAnewAndNotPassedOver() {
            HookProgress progress = look(
                    List.of(edited(FIRST)),
                    List.of(seen("first")),
                    new Failed(UID, Reason.BackupFailed, "No space left.", false));
            assertThat(progress.state()).isEqualTo(State.UNDER_WAY);
            assertThat(progress.hooks().get(0).object()).isEqualTo(object("first", 2));
        }

        @Test
        void afterItsTimeItHasFailedWhateverIsSeen() {
            HookStatus late = running("first", UID, NOW.minus(TIMEOUT));
            for (HookObservation seen :
                    List.of(new Absent(), new UnderWay(UID, "99 %"), new Done(UID, "snapshot-1", null), mayPass())) {
                HookStatus next = look(late, seen).hooks().get(0);
                assertThat(next.phase()).as("%s", seen).isEqualTo(HookPhase.Failed);
                assertThat(next.reason()).isEqualTo(Reason.BackupTimedOut);
                assertThat(next.message()).contains("10m", object("first", 1));
            }
        }

        @Test
        void aHookThatIsNoBackupHasFailedWhereABackupHasItsOwnWord() {
            HookStatus late = running("first", UID, NOW.minus(TIMEOUT));
            assertThat(sequence(HookUse.Before, List.of(FIRST), new UnderWay(UID, ""))
                            .advance(List.of(late))
                            .hooks()
                            .get(0)
                            .reason())
                    .isEqualTo(Reason.HookFailed);
            assertThat(sequence(HookUse.Before, List.of(FIRST), new Absent())
                            .advance(List.of(seen("first")))
                            .hooks()
                            .get(0)
                            .reason())
                    .isEqualTo(Reason.HookFailed);
        }
    }

    @Nested
    class AfterAFailure {

        @Test
        void withBlockNothingAfterItIsBegun() {
            HookProgress progress =
                    advance(HookUse.Backup, List.of(FIRST, SECOND), List.of(failed("first", Reason.BackupFailed)));
            assertThat(progress.state()).isEqualTo(State.BLOCKED);
            assertThat(progress.current().map(HookStatus::name)).contains("first");
            assertThat(phases(progress)).containsExactly(HookPhase.Failed, HookPhase.Pending);
        }

        @Test
        void aHookPutBeforeOneThatBlocksIsNotBegunEither() {
            HookProgress progress =
                    advance(HookUse.Backup, List.of(SECOND, FIRST), List.of(failed("first", Reason.BackupFailed)));
            assertThat(progress.state()).isEqualTo(State.BLOCKED);
        }

        @Test
        void withContinueTheNextOneIsBegun() {
            HookProgress progress = advance(
                    HookUse.Backup, List.of(passedOver(FIRST), SECOND), List.of(failed("first", Reason.BackupFailed)));
            assertThat(phases(progress)).containsExactly(HookPhase.Failed, HookPhase.Running);
        }

        @Test
        void ofTheHooksAfterARunEachGetsItsTurn() {
            HookProgress progress =
                    advance(HookUse.After, List.of(FIRST, SECOND), List.of(failed("first", Reason.HookFailed)));
            assertThat(phases(progress)).containsExactly(HookPhase.Failed, HookPhase.Running);
            HookProgress end = advance(
                    HookUse.After,
                    List.of(FIRST, SECOND),
                    List.of(failed("first", Reason.HookFailed), succeeded("second")));
            assertThat(end.state()).isEqualTo(State.BLOCKED);
            assertThat(end.current().map(HookStatus::name)).contains("first");
        }

        @Test
        void anEditedHookIsBegunAnewUnderAnotherNameWithAllItsTime() {
            HookStatus next = advance(
                            HookUse.Backup, List.of(edited(FIRST)), List.of(failed("first", Reason.BackupFailed)))
                    .hooks()
                    .get(0);
            assertThat(next.phase()).isEqualTo(HookPhase.Running);
            assertThat(next.object()).isEqualTo(object("first", 2));
            assertThat(next.startedAt()).isEqualTo(NOW.toString());
            assertThat(next.reason()).isNull();
        }

        @Test
        void oneThatIsPassedOverIsNotBegunAnew() {
            HookProgress progress = advance(
                    HookUse.Backup, List.of(edited(passedOver(FIRST))), List.of(failed("first", Reason.BackupFailed)));
            assertThat(progress.state()).isEqualTo(State.THROUGH);
        }
    }

    @Nested
    class WithoutItsKind {

        private final Impossible impossible =
                new Impossible(Reason.KindNotInstalled, "There is no VolumeSnapshot here.");

        @Test
        void itBlocksWithTheReasonAndIsLookedForAgain() {
            HookProgress progress = look(begun("first"), impossible);
            assertThat(progress.state()).isEqualTo(State.BLOCKED);
            assertThat(progress.create()).isFalse();
            assertThat(progress.hooks().get(0).reason()).isEqualTo(Reason.KindNotInstalled);
            assertThat(progress.recheckAt()).contains(NOW.plusSeconds(60));
        }

        @Test
        void whileTheKindIsMissingNothingChanges() {
            HookStatus failed = look(begun("first"), impossible).hooks().get(0);
            HookProgress again = look(failed, impossible);
            assertThat(again.hooks()).containsExactly(failed);
            assertThat(again.recheckAt()).contains(NOW.plusSeconds(60));
        }

        @Test
        void itIsBegunAnewOnceTheKindIsThere() {
            HookStatus failed = look(begun("first"), impossible).hooks().get(0);
            HookProgress healed = look(failed, new Absent());
            assertThat(phases(healed)).containsExactly(HookPhase.Running);
            assertThat(healed.hooks().get(0).attempt()).isEqualTo(2);
        }

        @Test
        void aSightOfAnotherHookSaysNothingAboutIt() {
            HookStatus failed = look(begun("first"), impossible).hooks().get(0);
            assertThat(advance(HookUse.Backup, List.of(FIRST), List.of(failed)).state())
                    .isEqualTo(State.BLOCKED);
        }
    }

    @Test
    void takenAnewEachHasAnotherNameAndOneThatRunsStays() {
        List<HookStatus> anew = sequence(HookUse.Backup, List.of(FIRST, SECOND), new UnderWay(UID, ""))
                .anew(List.of(succeeded("first"), seen("second")));
        assertThat(anew).extracting(HookStatus::phase).containsExactly(HookPhase.Pending, HookPhase.Running);
        HookStatus again = advance(HookUse.Backup, List.of(FIRST), List.of(anew.get(0)))
                .hooks()
                .get(0);
        assertThat(again.object()).isEqualTo(object("first", 2));
    }

    private static Failed mayPass() {
        return new Failed(UID, Reason.ServerUnreachable, "No route.", true);
    }

    private static HookProgress look(HookStatus hook, HookObservation seen) {
        return look(List.of(FIRST), List.of(hook), seen);
    }

    private static HookProgress look(List<PlannedHook> planned, List<HookStatus> hooks, HookObservation seen) {
        return sequence(HookUse.Backup, planned, seen).advance(hooks);
    }

    private static HookProgress advance(HookUse use, List<PlannedHook> planned, List<HookStatus> hooks) {
        return SampleHooks.sequence(use, planned, Optional.empty(), NOW).advance(hooks);
    }

    /** A sequence whose hook {@code first} is looked at. */
    private static HookSequence sequence(HookUse use, List<PlannedHook> planned, HookObservation seen) {
        return SampleHooks.sequence(use, planned, Optional.of(new HookSighting("first", seen)), NOW);
    }

    private static List<HookPhase> phases(HookProgress progress) {
        return progress.hooks().stream().map(HookStatus::phase).toList();
    }
}
