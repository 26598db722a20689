package dev.kanmon.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ApiGroup;
import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.operator.decide.SourceObservation;
import dev.kanmon.operator.decide.SourceObservation.Available;
import dev.kanmon.operator.decide.SourceObservation.InImage;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What starts another run, and what does not. */
class InputDigestTest {

    private static final Source SOURCE = new Source(List.of(new Source.ConfigMapReference("shop")), null, null, null);
    private static final SourceObservation CONTENT = new Available("sha256:0", Set.of());

    private final InputDigest digest = new InputDigest(new KubernetesSerialization());
    private final String before = digest.of(ClusterObjects.migration(SOURCE), CONTENT);

    @Test
    void sameResourceHasTheSameDigest() {
        assertThat(digest.of(ClusterObjects.migration(SOURCE), CONTENT)).isEqualTo(before);
    }

    @Test
    void suspendStartsNothing() {
        assertThat(digest.of(ClusterObjects.migration(SOURCE, true, Map.of()), CONTENT))
                .isEqualTo(before);
        assertThat(digest.of(ClusterObjects.migration(SOURCE, false, Map.of()), CONTENT))
                .isEqualTo(before);
    }

    @Test
    void otherAnnotationsStartNothing() {
        assertThat(digest.of(ClusterObjects.migration(SOURCE, null, Map.of("team", "shop")), CONTENT))
                .isEqualTo(before);
    }

    @Test
    void metadataThatTheServerWritesStartsNothing() {
        DatabaseMigration migration = ClusterObjects.migration(SOURCE);
        migration.getMetadata().setResourceVersion("42");
        migration.getMetadata().setGeneration(7L);
        assertThat(digest.of(migration, CONTENT)).isEqualTo(before);
    }

    @Test
    void everyNewValueOfTheRetryAnnotationStartsARun() {
        String once =
                digest.of(ClusterObjects.migration(SOURCE, null, Map.of(ApiGroup.RETRY_ANNOTATION, "1")), CONTENT);
        String twice =
                digest.of(ClusterObjects.migration(SOURCE, null, Map.of(ApiGroup.RETRY_ANNOTATION, "2")), CONTENT);
        assertThat(List.of(before, once, twice)).doesNotHaveDuplicates();
    }

    @Test
    void anotherSpecStartsARun() {
        Source other = new Source(List.of(new Source.ConfigMapReference("other")), null, null, null);
        assertThat(digest.of(ClusterObjects.migration(other), CONTENT)).isNotEqualTo(before);
    }

    @Test
    void copiesOfRowsArePartOfThePlanAndOtherBackupsAreNot() {
        assertThat(digest.of(withBackup(Backup.Rows.Enabled, 10L), CONTENT)).isNotEqualTo(before);
        assertThat(digest.of(withBackup(Backup.Rows.Enabled, 10L), CONTENT))
                .isNotEqualTo(digest.of(withBackup(Backup.Rows.Enabled, 20L), CONTENT));
        assertThat(digest.of(withBackup(Backup.Rows.Disabled, 10L), CONTENT)).isEqualTo(before);
    }

    private static DatabaseMigration withBackup(Backup.Rows rows, Long limit) {
        DatabaseMigration migration = ClusterObjects.migration(SOURCE);
        Backup backup = new Backup(List.of(), true, null, null, null, rows, limit);
        migration.setSpec(new DatabaseMigrationSpec(
                migration.getSpec().target(),
                SOURCE,
                null,
                null,
                null,
                null,
                null,
                null,
                backup,
                null,
                null,
                null,
                null,
                null,
                null));
        return migration;
    }

    @Test
    void anotherContentStartsARun() {
        DatabaseMigration migration = ClusterObjects.migration(SOURCE);
        assertThat(digest.of(migration, new Available("sha256:1", Set.of()))).isNotEqualTo(before);
        assertThat(digest.of(migration, new InImage())).isNotEqualTo(before);
    }
}
