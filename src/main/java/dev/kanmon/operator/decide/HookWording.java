package dev.kanmon.operator.decide;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookPhase;
import dev.kanmon.api.v1alpha1.HooksStatus;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookUse;
import java.util.Optional;
import java.util.stream.Collectors;

/** What people are told of a hook. */
final class HookWording {

    private HookWording() {}

    /** How long, and what its provider says. */
    static String underWay(HookUse use, HookStatus hook) {
        String said = hook.message() == null || hook.message().isBlank() ? "" : " " + Sentences.ended(hook.message());
        return hook.phase() == HookPhase.Waiting
                ? title(use, hook) + " failed, and is begun again at " + hook.retryAt() + "." + said
                : title(use, hook) + " is under way since " + hook.startedAt() + "." + said;
    }

    /** That it failed, and why. */
    static String failed(HookStatus hook) {
        String why = hook.message() == null || hook.message().isBlank()
                ? "Nothing says why."
                : Sentences.ended(hook.message());
        return "Hook " + hook.name() + " (" + hook.kind() + ") failed. " + why;
    }

    /** That it failed, what that means, and what to do. */
    static String blocked(HookUse use, HookStatus hook) {
        String consequence =
                switch (use) {
                    case Before, Backup -> " Nothing is run without it.";
                    case After -> " What was begun before the run may not be ended; nothing goes on without it.";
                    case Traffic -> " Which version serves is not certain.";
                };
        return failed(hook) + consequence + " Mend the cause and set another value of the annotation "
                + ApiGroup.RETRY_ANNOTATION + ", or edit the hook " + place(use) + "[" + hook.name()
                + "]; with onFailure: Continue it is passed over.";
    }

    static Reason underWay(HookUse use) {
        return switch (use) {
            case Backup -> Reason.BackingUp;
            case Before, After -> Reason.RunningHooks;
            case Traffic -> Reason.Switching;
        };
    }

    /** What there is to tell of the hooks after a run beside something worse; empty where there is nothing. */
    static String beside(HooksStatus hooks) {
        return Rounds.isOpen(hooks)
                ? hooks.after().stream()
                        .map(HookWording::trouble)
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining())
                : "";
    }

    private static Optional<String> trouble(HookStatus after) {
        return switch (after.phase()) {
            case Running, Waiting -> Optional.of(" " + underWay(HookUse.After, after));
            case Failed -> Optional.of(" After the run: " + failed(after));
            case Pending, Succeeded, Skipped -> Optional.empty();
        };
    }

    /** The hook's own reason where it is one of a backup's; else the one that says it in general. */
    static Reason reason(HookUse use, HookStatus failed) {
        return switch (use) {
            case Before, After -> Reason.HookFailed;
            case Traffic -> Reason.TrafficHookFailed;
            case Backup ->
                failed.reason() != null && failed.reason().conditions().contains(ConditionType.BackedUp)
                        ? failed.reason()
                        : Reason.BackupFailed;
        };
    }

    private static String title(HookUse use, HookStatus hook) {
        String what =
                switch (use) {
                    case Before -> "Hook " + hook.name() + " before the run";
                    case Backup -> "Backup " + hook.name();
                    case After -> "Hook " + hook.name() + " after the run";
                    case Traffic -> "The traffic hook";
                };
        return what + " (" + hook.kind() + ", " + hook.object() + ")";
    }

    private static String place(HookUse use) {
        return switch (use) {
            case Before -> "spec.hooks.before";
            case Backup -> "spec.backup.hooks";
            case After -> "spec.hooks.after";
            case Traffic -> "spec.rollout.blueGreen.trafficHook";
        };
    }
}
