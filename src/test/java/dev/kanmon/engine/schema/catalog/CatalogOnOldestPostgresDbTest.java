package dev.kanmon.engine.schema.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.OldestPostgres;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What counts as the same schema, and what does not, on PostgreSQL 14. */
class CatalogOnOldestPostgresDbTest {

    private static PostgresServer server;
    private static TestDatabase database;
    private static Session session;

    @BeforeAll
    static void start() {
        Optional<String> absent = OldestPostgres.reasonForAbsence();
        assumeTrue(absent.isEmpty(), () -> "skipped: " + absent.orElseThrow());
        server = OldestPostgres.start();
        database = server.newDatabase();
        session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test");
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            session.close();
            server.close();
        }
    }

    @TestFactory
    List<DynamicTest> everySceneIsToldFromTheOthersAsOnTheNewest() {
        CatalogScenes scenes = new CatalogScenes(session, database.newRole("").name());
        return Stream.concat(scenes.changes(140000).stream(), scenes.same(140000).stream())
                .toList();
    }

    @Test
    void versionIsTheServers() {
        assertThat(CatalogReader.read(session, CatalogScope.ALL).serverVersion())
                .isBetween(140000, 149999);
    }
}
