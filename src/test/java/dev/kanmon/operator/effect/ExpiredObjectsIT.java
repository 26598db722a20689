package dev.kanmon.operator.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.HookStatus.HookKind;
import dev.kanmon.operator.decide.Effect.DeleteBackupObject;
import dev.kanmon.operator.render.hook.ProviderKind;
import dev.kanmon.testsupport.TestKubernetes;
import dev.kanmon.testsupport.operator.Cluster;
import dev.kanmon.testsupport.operator.HookScene;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deleting the object of a backup on a real API server, with the operator's own rights. */
class ExpiredObjectsIT {

    private static final String NAME = "shop-disk";

    private final DatabaseMigration shop = new DatabaseMigration();
    private KubernetesClient admin;

    @BeforeAll
    static void prepare() {
        HookScene.prepareCluster();
    }

    @BeforeEach
    void inANamespaceOfItsOwn() {
        admin = TestKubernetes.shared().client();
        shop.setMetadata(new ObjectMetaBuilder()
                .withName("shop")
                .withNamespace(TestKubernetes.shared().newNamespace())
                .build());
    }

    @Test
    void theVeryObjectThatWasSeenIsDeleted() {
        String uid = created();

        delete(uid);

        assertThat(found()).isNull();
    }

    @Test
    void anotherOneThatTookItsPlaceStays() {
        String seen = created();
        admin.resource(found()).delete();
        String inItsPlace = created();

        delete(seen);

        assertThat(found().getMetadata().getUid()).isEqualTo(inItsPlace).isNotEqualTo(seen);
    }

    @Test
    void oneThatIsGoneAlreadyIsNoError() {
        delete("6f2a6e1c-0000-4000-8000-00000000000a");

        assertThat(found()).isNull();
    }

    private void delete(String uid) {
        TakenBackup backup =
                new TakenBackup("snap-1", "disk", HookKind.VolumeSnapshot, "run1", null, NAME, null, null, null, null);
        new ExpiredObjects(Cluster.asOperatorWithBackups()).delete(shop, new DeleteBackupObject(backup, uid));
    }

    private String created() {
        GenericKubernetesResource snapshot = new GenericKubernetesResource();
        snapshot.setApiVersion(ProviderKind.VolumeSnapshot.apiVersion());
        snapshot.setKind(ProviderKind.VolumeSnapshot.kind());
        snapshot.setMetadata(new ObjectMetaBuilder()
                .withName(NAME)
                .withNamespace(shop.getMetadata().getNamespace())
                .build());
        snapshot.setAdditionalProperty("spec", Map.of("source", Map.of("persistentVolumeClaimName", "data")));
        return admin.resource(snapshot).create().getMetadata().getUid();
    }

    private GenericKubernetesResource found() {
        return admin.genericKubernetesResources(ProviderLookup.context(ProviderKind.VolumeSnapshot))
                .inNamespace(shop.getMetadata().getNamespace())
                .withName(NAME)
                .get();
    }
}
