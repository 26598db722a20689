package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertStalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.HookStatus;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.operator.render.hook.ProviderKind;
import dev.kanmon.testsupport.operator.HookScene;
import dev.kanmon.testsupport.operator.ProviderCrds;
import dev.kanmon.testsupport.operator.SampleHooks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cluster that does not have what a hook needs, or does not let Kanmon at it. */
class MissingKindIT {

    @BeforeAll
    static void prepare() {
        HookScene.prepareCluster();
    }

    @Test
    void aKindThatIsNotInstalledIsToldAndUsedOnceItIs() {
        try (HookScene scene = HookScene.open()) {
            ProviderCrds.uninstall(ProviderKind.RdsSnapshot);
            scene.apply(SampleHooks.of(HookKind.AckRds, "first", ""));

            assertStalled(
                    scene.team().awaitReason("shop", Reason.KindNotInstalled),
                    Reason.KindNotInstalled,
                    "dbsnapshots.rds.services.k8s.aws");
            assertThat(scene.deploys().seen()).isEmpty();

            ProviderCrds.install();
            scene.team().nudge("shop");
            HookStatus hook = scene.awaitSeen("first");
            scene.succeed(hook);
            scene.team().awaitReady("shop");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"VolumeSnapshot", "CloudNativePG", "AckRds"})
    void aKindThatTheRoleDoesNotCoverIsToldAndUsedOnceItDoes(HookKind kind) {
        try (HookScene scene = HookScene.openWithoutRights()) {
            scene.apply(SampleHooks.of(kind, "first", ""));

            assertStalled(
                    scene.team().awaitReason("shop", Reason.KindNotPermitted), Reason.KindNotPermitted, "backups.");
            assertThat(scene.deploys().seen()).isEmpty();

            scene.restartOperator();
            HookStatus hook = scene.awaitSeen("first");
            scene.succeed(hook);
            scene.team().awaitReady("shop");
        }
    }
}
