package dev.kanmon.operator.observe.hook;

import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.decide.hook.HookObservation.Impossible;
import dev.kanmon.operator.render.hook.ProviderKind;

/** The words for what a cluster does not have, or does not let Kanmon do. */
public final class Impossibilities {

    private Impossibilities() {}

    public static Impossible notInstalled(ProviderKind kind) {
        return new Impossible(
                Reason.KindNotInstalled,
                "The cluster has no " + kind.kind() + " of " + kind.apiVersion()
                        + ": install the CustomResourceDefinition " + kind.definition()
                        + " and its controller, or take another kind of hook.");
    }

    public static Impossible notPermitted(ProviderKind kind) {
        return new Impossible(
                Reason.KindNotPermitted,
                "Kanmon may not look at " + kind.definition() + ": set " + kind.chartSwitch()
                        + " in the values of its chart, or apply deploy/"
                        + kind.chartSwitch().replace('.', '/') + ".yaml.");
    }
}
