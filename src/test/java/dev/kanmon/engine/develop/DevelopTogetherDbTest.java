package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.deploy.DeploySettings;
import dev.kanmon.engine.session.AdvisoryLock;
import dev.kanmon.engine.session.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several at once on one database, and a database that is busy. */
class DevelopTogetherDbTest {

    @TempDir
    Path project;

    private DevelopScene scene;

    @BeforeEach
    void project() {
        scene = new DevelopScene(project).schema(DevelopScene.USER);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void ofTwoAtOnceOneMakesTheMigrationAndTheOtherFindsItMade() {
        scene.settings(patient());

        List<CompletableFuture<DevelopResult>> both = Stream.of("one", "two")
                .map(name -> CompletableFuture.supplyAsync(() -> scene.dev(name)))
                .toList();
        List<DevelopResult> results = both.stream().map(CompletableFuture::join).toList();

        assertThat(results)
                .map(DevelopResult::created)
                .filteredOn(Optional::isPresent)
                .hasSize(1);
        assertThat(scene.folders()).hasSize(1);
        assertThat(scene.fixture().rows()).hasSize(1);
    }

    @Test
    void lockThatAnotherHoldsIsNotWaitedForWithoutEnd() {
        try (Session other = scene.fixture().open()) {
            AdvisoryLock.take(other, Duration.ofSeconds(1), pause -> true);
            scene.settings(waiting(Duration.ofMillis(200)));

            assertThat(scene.refused("init").code()).isEqualTo(ProblemCode.LOCK_TIMEOUT);
        }
        assertThat(scene.folders()).isEmpty();
    }

    private static DeploySettings patient() {
        return waiting(Duration.ofMinutes(1));
    }

    private static DeploySettings waiting(Duration advisoryLock) {
        DeploySettings standard = DeploySettings.DEFAULT;
        return new DeploySettings(
                standard.lockTimeout(),
                standard.statementTimeout(),
                standard.retryFor(),
                advisoryLock,
                true,
                Optional.empty());
    }
}
