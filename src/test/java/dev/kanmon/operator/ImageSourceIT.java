package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertReconciling;
import static dev.kanmon.testsupport.operator.ConditionAsserts.assertStalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Source;
import dev.kanmon.api.v1alpha1.Source.ImageSource;
import dev.kanmon.testsupport.DatabaseSnapshot;
import dev.kanmon.testsupport.kubelet.ContainerImage;
import dev.kanmon.testsupport.operator.ConcurrentTest;
import dev.kanmon.testsupport.operator.Place;
import dev.kanmon.testsupport.operator.Places;
import dev.kanmon.testsupport.operator.Specs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Migrations out of a container image, copied by an init container where images are no volumes. */
@ExtendWith(Places.class)
class ImageSourceIT {

    private static final String FOLDER = "/app/prisma/migrations";
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    @TempDir
    private Path files;

    @ConcurrentTest
    void anImagesFolderIsMigrated(Place place) throws IOException {
        place.images().add(image(place, "1.0"), shop("CREATE TABLE shop (id int);"));
        apply(place, image(place, "1.0"), FOLDER);

        DatabaseMigration ready = place.team().awaitReady("shop");

        assertThat(ready.getStatus().history().applied()).isEqualTo(1);
        assertThat(place.database().value("SELECT count(*) FROM shop")).isEqualTo(0L);
    }

    @ConcurrentTest
    void fiveMegabytesOfSqlInOneFileAreAMigrationLikeAnyOther(Place place) throws IOException {
        StringBuilder script = new StringBuilder("CREATE TABLE shop (note text);\n");
        long rows = 0;
        while (script.length() < FIVE_MEGABYTES) {
            script.append("INSERT INTO shop VALUES ('").append("x".repeat(1000)).append("');\n");
            rows++;
        }
        place.images().add(image(place, "large"), shop(script.toString()));
        apply(place, image(place, "large"), FOLDER);

        place.team().awaitReady("shop");

        assertThat(place.database().value("SELECT count(*) FROM shop")).isEqualTo(rows);
    }

    @ConcurrentTest
    void aFolderThatTheImageDoesNotHaveIsTold(Place place) throws IOException {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        place.images().add(image(place, "1.0"), shop("CREATE TABLE shop (id int);"));
        apply(place, image(place, "1.0"), "/app/migrations");

        DatabaseMigration stalled = place.team().awaitReason("shop", Reason.SourceInvalid);

        assertStalled(stalled, Reason.SourceInvalid, "copied out of its image", "spec.source.image.path");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().change("shop", spec -> withSource(spec, image(place, "1.0"), FOLDER));
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void anImageThatCannotBePulledIsWaitedFor(Place place) throws IOException {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        apply(place, image(place, "1.0"), FOLDER);

        DatabaseMigration waiting = place.team().awaitReason("shop", Reason.ImagePullFailed);

        assertReconciling(waiting, Reason.ImagePullFailed, image(place, "1.0"), "Check the image's name");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.images().add(image(place, "1.0"), shop("CREATE TABLE shop (id int);"));
        place.team().awaitReady("shop");
        assertThat(place.team().jobs()).as("one plan, one deploy").hasSize(2);
    }

    @ConcurrentTest
    void aMistypedImageIsGivenUpWhenItIsCorrected(Place place) throws IOException {
        place.images().add(image(place, "1.0"), shop("CREATE TABLE shop (id int);"));
        apply(place, image(place, "1.O"), FOLDER);
        place.team().awaitReason("shop", Reason.ImagePullFailed);

        place.team().change("shop", spec -> withSource(spec, image(place, "1.0"), FOLDER));

        place.team().awaitReady("shop");
        assertThat(place.team().jobs())
                .as("the Job with the mistyped image is gone; one plan, one deploy")
                .hasSize(2);
    }

    private ContainerImage shop(String script) throws IOException {
        Path folder = Files.createDirectories(files.resolve("app/prisma/migrations/20260101000000_init"));
        Files.writeString(folder.resolve("migration.sql"), script);
        Files.writeString(folder.resolveSibling("migration_lock.toml"), "provider = \"postgresql\"\n");
        return ContainerImage.ofFiles(files);
    }

    private static void apply(Place place, String image, String path) {
        place.team().secret("shop-db", "url", place.url());
        place.team().migration("shop", source(image, path));
    }

    /** Tests that run beside each other share the registry. */
    private static String image(Place place, String tag) {
        return "registry.example/" + place.team().namespace() + "/shop:" + tag;
    }

    private static Source source(String image, String path) {
        return new Source(null, new ImageSource(image, path, null), null, null);
    }

    private static DatabaseMigrationSpec withSource(DatabaseMigrationSpec spec, String image, String path) {
        return Specs.from(spec).source(source(image, path)).build();
    }
}
