package dev.kanmon.operator;

import static dev.kanmon.operator.CustomerScripts.CHANGE;
import static dev.kanmon.operator.CustomerScripts.DROP;
import static dev.kanmon.operator.CustomerScripts.HALF_WAY;
import static dev.kanmon.operator.CustomerScripts.HARMLESS;
import static dev.kanmon.operator.CustomerScripts.INIT;
import static dev.kanmon.operator.CustomerScripts.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanmon.api.v1alpha1.Backup;
import dev.kanmon.api.v1alpha1.Backup.OnFailure;
import dev.kanmon.api.v1alpha1.Backup.Rows;
import dev.kanmon.api.v1alpha1.BackupHook;
import dev.kanmon.api.v1alpha1.BackupHook.DumpVolume;
import dev.kanmon.api.v1alpha1.BackupHook.PgDump;
import dev.kanmon.api.v1alpha1.BackupHook.S3;
import dev.kanmon.api.v1alpha1.BackupHook.S3Credentials;
import dev.kanmon.api.v1alpha1.BackupStatus;
import dev.kanmon.api.v1alpha1.BackupStatus.TakenBackup;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationStatus;
import dev.kanmon.api.v1alpha1.Drift;
import dev.kanmon.api.v1alpha1.Drift.OnDrift;
import dev.kanmon.api.v1alpha1.MigrationResolution;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.Action;
import dev.kanmon.api.v1alpha1.MigrationResolutionSpec.MigrationReference;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.ResolutionPhase;
import dev.kanmon.api.v1alpha1.Restore;
import dev.kanmon.api.v1alpha1.Restore.DeploymentReference;
import dev.kanmon.api.v1alpha1.Shadow;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.Risk;
import dev.kanmon.testsupport.DumpablePostgres;
import dev.kanmon.testsupport.S3Server;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.operator.DeployWatch;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.PlayedDeployment;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A team's worst day and its end, with the runner, the database, pg_dump and the API server as they are. */
class BackupRoadIT {

    private OperatorScene scene;
    private Team team;
    private TestDatabase database;
    private DeployWatch deploys;

    @BeforeEach
    void open() {
        Optional<String> absent = DumpablePostgres.reasonForAbsence();
        assumeTrue(absent.isEmpty(), () -> absent.orElseThrow());
        scene = OperatorScene.openForBackups();
        team = scene.team();
        database = scene.database();
        deploys = new DeployWatch(scene.admin(), team);
        team.secret("shop-db", "url", database.url());
        team.claim("backups");
    }

    @AfterEach
    void close() {
        if (scene != null) {
            deploys.close();
            scene.close();
            DumpablePostgres.shared().dropDatabasesLike(database.name() + "%");
        }
    }

    @ParameterizedTest
    @EnumSource
    void droppedColumnComesBackRowByRowWithTheDumpFromBefore(Restore.Method method) {
        PlayedDeployment web = new PlayedDeployment(scene.admin(), team.namespace(), "web", 3);
        Restore restore = new Restore(method, List.of(new DeploymentReference("web")));
        team.configMap("shop", source(INIT));
        team.migration(
                "shop",
                Specs.of(Team.target("shop"), Team.source("shop"))
                        .shadow(new Shadow(Shadow.Mode.Private, null))
                        .drift(new Drift(null, OnDrift.Block))
                        .backup(new Backup(List.of(toVolume()), true, null, restore, null, null, null))
                        .build());
        team.awaitReady("shop");
        CustomerContents before = CustomerContents.of(database);

        TakenBackup backup = columnIsDroppedAfterApproval();
        assertThat(CustomerContents.of(database)).isNotEqualTo(before);
        assertProven(backup);

        restore("harm", DROP);
        web.awaitReplicas(0);
        web.settle();
        web.awaitReplicas(3);
        MigrationResolution restored = awaitResolved("harm");

        assertThat(restored.getStatus().restore().identifier()).isEqualTo(backup.identifier());
        assertThat(CustomerContents.of(database)).isEqualTo(before);
        assertKept(method == Restore.Method.Swap ? 1 : 0, restored);
        DatabaseMigration undone = team.awaitReason("shop", Reason.RestoredFromBackup);
        assertThat(undone.getStatus().history())
                .as("it is another one than was read last")
                .isNull();
        becomesReadyWithAHarmlessSource();
        assertThat(deploys.seen())
                .as("one for each source, and none after the restore")
                .hasSize(3)
                .allSatisfy(BackupRoadIT::assertEachHookHasItsIdentifier);
        print(method + ": " + backup);
    }

    @Test
    void migrationThatFailsHalfWayIsTakenBackByItself() {
        migrated(new Backup(List.of(toVolume()), null, null, null, OnFailure.Restore, null, null));
        CustomerContents before = CustomerContents.of(database);

        team.configMap("shop", source(INIT, HALF_WAY));
        DatabaseMigration shop = team.awaitReason("shop", Reason.RestoredFromBackup);

        assertThat(CustomerContents.of(database)).isEqualTo(before);
        MigrationResolution made = team.awaitOneResolution();
        assertThat(made.getSpec().action()).isEqualTo(Action.Restored);
        assertThat(made.getSpec().fromBackup()).isEqualTo(newestOf(shop).identifier());
        assertThat(shop.getStatus().failure()).isNull();
        CustomerContents left = CustomerContents.of(DumpablePostgres.shared().database(kept().get(0)));
        assertThat(left.columns())
                .as("what the migration left")
                .hasSize(before.columns().size() + 1);
        assertThat(left.rows()).hasSameSizeAs(before.rows()).doesNotContainAnyElementsOf(before.rows());
        becomesReadyWithAHarmlessSource();
        assertThat(deploys.seen()).hasSize(3);
    }

    @Test
    void rowsThatAMigrationUpdatedAndDeletedArePutBack() {
        migrated(new Backup(List.of(), null, null, null, null, Rows.Enabled, null));
        CustomerContents before = CustomerContents.of(database);
        team.configMap("shop", source(INIT, CHANGE));
        awaitApplied(CHANGE);
        assertThat(database.value("SELECT count(*) FROM customer")).isEqualTo(1500L);

        team.resolution("rows", "shop", CHANGE, Action.RowsRestored);
        awaitResolved("rows");

        CustomerContents after = CustomerContents.of(database);
        assertThat(after.rows()).isEqualTo(before.rows());
        assertThat(after.columns()).isEqualTo(before.columns());
        assertThat(after.history()).as("the migration stays applied").hasSize(2);
        team.awaitReady("shop");
        assertThat(deploys.seen()).hasSize(2);
    }

    @Test
    void dumpInABucketComesBack() {
        try (S3Server storage = S3Server.start()) {
            String bucket = storage.newBucket();
            team.secret("s3-id", "value", storage.accessKeyId());
            team.secret("s3-secret", "value", storage.secretAccessKey());
            migrated(new Backup(List.of(toBucket(storage, bucket)), null, null, null, null, null, null));
            CustomerContents before = CustomerContents.of(database);
            team.configMap("shop", source(INIT, DROP));
            TakenBackup backup = newestOf(awaitApplied(DROP));
            assertThat(backup.identifier()).startsWith("s3://" + bucket + "/shop/");
            assertThat(storage.stored(bucket))
                    .as("a dump and its manifest for each run")
                    .hasSize(4);

            restore("harm", DROP);
            awaitResolved("harm");

            assertThat(CustomerContents.of(database)).isEqualTo(before);
            team.awaitReason("shop", Reason.RestoredFromBackup);
            print("S3: " + backup);
        }
    }

    private TakenBackup columnIsDroppedAfterApproval() {
        team.configMap("shop", source(INIT, DROP));
        DatabaseMigration waiting = team.awaitApproval("shop");
        assertThat(waiting.getStatus().plan().risk()).isEqualTo(Risk.Critical);
        team.approve("shop", waiting.getStatus().plan().hash());
        return newestOf(awaitApplied(DROP));
    }

    private static void assertProven(TakenBackup backup) {
        assertThat(backup.before()).containsExactly(DROP);
        assertThat(backup.verified()).isTrue();
        assertThat(backup.bytes()).isPositive();
        assertThat(backup.digest()).startsWith("sha256:");
        assertThat(Path.of(URI.create(backup.identifier()))).exists();
    }

    /** A database with the first migration, by a spec that asks nobody. */
    private void migrated(Backup backup) {
        team.configMap("shop", source(INIT));
        team.migration(
                "shop",
                Specs.unasked(Team.target("shop"), Team.source("shop"))
                        .backup(backup)
                        .build());
        team.awaitReady("shop");
    }

    private DatabaseMigration awaitApplied(String migration) {
        // Nothing is known of the history between a restore and the next run.
        team.await(
                "shop",
                found -> found.getStatus().history() != null
                        && migration.equals(found.getStatus().history().lastApplied()));
        return team.awaitReady("shop");
    }

    private void becomesReadyWithAHarmlessSource() {
        team.configMap("shop", source(INIT, HARMLESS));
        DatabaseMigration ready = awaitApplied(HARMLESS);
        assertThat(ready.getStatus().history().applied()).isEqualTo(2);
        assertThat(database.value("INSERT INTO customer (name) VALUES ('new') RETURNING id"))
                .as("the sequence goes on where it was")
                .isEqualTo(2001);
    }

    private void restore(String name, String migration) {
        team.resolution(
                name,
                new MigrationResolutionSpec(
                        new MigrationReference("shop"),
                        null,
                        null,
                        migration,
                        Action.Restored,
                        "latest",
                        null,
                        null,
                        "INC-1234"));
    }

    private MigrationResolution awaitResolved(String name) {
        return team.awaitResolution(name, found -> found.getStatus().phase() == ResolutionPhase.Resolved);
    }

    private static TakenBackup newestOf(DatabaseMigration migration) {
        return migration.getStatus().backup().taken().get(0);
    }

    private static void assertEachHookHasItsIdentifier(DatabaseMigrationStatus whenDeployed) {
        BackupStatus backup = whenDeployed.backup();
        assertThat(backup.hooks()).hasSize(1).allSatisfy(hook -> assertThat(hook.identifier())
                .isNotBlank()
                .isEqualTo(backup.taken().get(0).identifier()));
    }

    private void assertKept(int count, MigrationResolution restored) {
        assertThat(kept()).hasSize(count).allSatisfy(name -> assertThat(
                        Team.condition(restored, ConditionType.Ready).message())
                .contains(name));
    }

    /** The names of the databases in whose place a restore has put another one. */
    private List<String> kept() {
        return DumpablePostgres.shared().databasesLike(database.name() + "_before_%");
    }

    private static BackupHook toVolume() {
        return dump(new PgDump(null, null, null, null, new DumpVolume("backups", "shop"), null, null));
    }

    private static BackupHook toBucket(S3Server storage, String bucket) {
        S3Credentials credentials = new S3Credentials(
                new SecretKeyReference("s3-id", "value"), new SecretKeyReference("s3-secret", "value"), null);
        S3 place = new S3(bucket, "shop", storage.endpoint().toString(), null, true, credentials, null);
        return dump(new PgDump(null, null, null, null, null, place, null));
    }

    private static BackupHook dump(PgDump dump) {
        return new BackupHook("dump", null, null, null, dump, null, null, null, null, null, null, null);
    }

    private static void print(String seen) {
        System.out.println("BackupRoadIT: " + seen);
    }
}
