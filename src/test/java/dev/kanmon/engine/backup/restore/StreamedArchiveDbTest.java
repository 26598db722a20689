package dev.kanmon.engine.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.backup.BackupManifest;
import dev.kanmon.engine.backup.BackupStore;
import dev.kanmon.engine.backup.ClientPlaces;
import dev.kanmon.engine.backup.FolderStore;
import dev.kanmon.engine.backup.PartialFile;
import dev.kanmon.engine.backup.TakenBackup;
import dev.kanmon.engine.backup.restore.RestoreRequest.Method;
import dev.kanmon.engine.deploy.StopSignal;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.DatabaseImage;
import dev.kanmon.testsupport.OldestPostgres;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.Shop;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestBackup;
import dev.kanmon.testsupport.TestDatabase;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An archive that is no file of this machine, as one in S3, goes through pg_restore's standard input. */
class StreamedArchiveDbTest {

    @ParameterizedTest
    @EnumSource
    void isRestoredFromTheStream(Method method) {
        Path folder = TemporaryDirectories.create("kanmon-backups");
        try (PostgresServer server = OldestPostgres.start();
                TestDatabase database = server.newDatabase()) {
            database.sql(Shop.schema(), Shop.rows());
            DatabaseImage before = DatabaseImage.of(database.url());
            TakenBackup backup = TestBackup.take(database.url(), folder, "good", 1);
            database.sql(Shop.BAD_MIGRATION);

            new Restore(
                            new RestoreRequest(
                                    ConnectionUrl.parse(database.url()),
                                    backup.identifier(),
                                    method,
                                    4,
                                    Optional.of("INC-1"),
                                    false,
                                    Duration.ofSeconds(10)),
                            backup.manifest(),
                            new Remote(new FolderStore(folder)),
                            ClientPlaces.of(Map.of()),
                            new StopSignal())
                    .run();

            assertThat(DatabaseImage.of(database.url())).isEqualTo(before);
        } finally {
            TemporaryDirectories.delete(folder);
        }
    }

    /** Shows nothing of a store but what the interface says. */
    private record Remote(BackupStore store) implements BackupStore {

        @Override
        public void check(long expectedBytes) {
            store.check(expectedBytes);
        }

        @Override
        public PartialFile create(String name) {
            return store.create(name);
        }

        @Override
        public InputStream open(String name) {
            return store.open(name);
        }

        @Override
        public void prove(BackupManifest.File written) {
            store.prove(written);
        }

        @Override
        public List<String> names() {
            return store.names();
        }

        @Override
        public void delete(String name) {
            store.delete(name);
        }

        @Override
        public String address(String name) {
            return store.address(name);
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
