package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertReconciling;
import static dev.kanmon.testsupport.operator.ConditionAsserts.assertTargetUnreachable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Target;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.api.v1alpha1.Target.UrlSource;
import dev.kanmon.testsupport.DatabaseSnapshot;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.operator.ConcurrentTest;
import dev.kanmon.testsupport.operator.Place;
import dev.kanmon.testsupport.operator.Places;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target that cannot be used: what is told, that nothing is changed, and that mending it is all there is to do. */
@ExtendWith(Places.class)
class BadTargetIT {

    private static final Map<String, String> SOURCE =
            Map.of("20260101000000_init.sql", "CREATE TABLE shop (id serial PRIMARY KEY);");

    @ConcurrentTest
    void aMissingSecretIsNamedAndWaitedFor(Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        apply(place.team());

        DatabaseMigration waiting = place.team().awaitReason("shop", Reason.SecretUnavailable);

        assertTargetUnreachable(waiting, Reason.SecretUnavailable, "secret \"shop-db\" not found", "Create the Secret");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().secret("shop-db", "url", place.url());
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void aMissingKeyIsNamedAndWaitedFor(Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        place.team().secret("shop-db", "DATABASE_URL", place.url());
        apply(place.team());

        DatabaseMigration waiting = place.team().awaitReason("shop", Reason.SecretUnavailable);

        assertTargetUnreachable(waiting, Reason.SecretUnavailable, "couldn't find key url in Secret", "/shop-db");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().secret("shop-db", "url", place.url());
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void aMissingSecretUnderAWrongNameIsGivenUpWhenTheNameIsCorrected(Place place) {
        place.team().secret("other-db", "url", place.url());
        apply(place.team());
        place.team().awaitReason("shop", Reason.SecretUnavailable);

        place.team().change("shop", spec -> withTarget(spec, new Target(secret("other-db"), null)));

        place.team().awaitReady("shop");
        assertThat(place.team().jobs())
                .as("the Job that waited for the wrong Secret is gone; one plan, one deploy")
                .hasSize(2);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "another product, mysql://shop:PASSWORD@127.0.0.1:3306/shop, postgresql://",
        "quotes, \"postgresql://shop:PASSWORD@127.0.0.1:5432/shop\", quotes",
        "no host, postgresql://shop:PASSWORD@/shop, host",
        "a port that is none, postgresql://shop:PASSWORD@127.0.0.1:54x2/shop, port",
        "no URL at all, PASSWORD, postgresql://",
    })
    void aWrongUrlIsToldWithoutBeingShown(String what, String url, String words, Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        place.team().secret("shop-db", "url", url.replace("PASSWORD", place.password()));
        apply(place.team());

        DatabaseMigration refused = place.team().awaitReason("shop", Reason.InvalidUrl);

        assertTargetUnreachable(refused, Reason.InvalidUrl, words, "DATABASE_URL is the key url of Secret shop-db");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        mend(place, place.url());
    }

    @ConcurrentTest
    void aWrongPasswordIsToldAndTriedAgain(Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        place.team().secret("shop-db", "url", place.url().replace(place.password(), place.password() + "x"));
        apply(place.team());

        DatabaseMigration refused = place.team().awaitReason("shop", Reason.AuthenticationFailed);

        assertTargetUnreachable(
                refused,
                Reason.AuthenticationFailed,
                "P1000",
                "password is wrong",
                "DATABASE_URL is the key url of Secret shop-db");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        mend(place, place.url());
    }

    @ConcurrentTest
    void aServerThatIsDownIsTriedAgainUntilItIsUp(Place place) {
        try (PostgresServer server = PostgresServer.start();
                TestDatabase database = server.newDatabase()) {
            DatabaseSnapshot before = DatabaseSnapshot.of(database);
            place.team().secret("shop-db", "url", database.url());
            server.stop();
            apply(place.team());

            DatabaseMigration down = place.team().awaitReason("shop", Reason.ServerUnreachable);
            assertTargetUnreachable(
                    down, Reason.ServerUnreachable, "P1001", "127.0.0.1:" + server.port(), "Check that it runs");
            place.team().await("shop", migration -> migration.getStatus().run().attempt() >= 2);

            server.startAgain();
            assertThat(DatabaseSnapshot.of(database)).isEqualTo(before);
            place.team().awaitReady("shop");
        }
    }

    @ConcurrentTest
    void aMissingDatabaseIsToldAndTriedAgain(Place place) {
        String missing = place.database().name() + "_missing";
        place.team()
                .secret("shop-db", "url", place.url().replace(place.database().name() + "?", missing + "?"));
        apply(place.team());

        DatabaseMigration refused = place.team().awaitReason("shop", Reason.DatabaseMissing);

        assertTargetUnreachable(refused, Reason.DatabaseMissing, "P1003", missing, "Create it, or mend the URL");
        assertThat(place.database().query("SELECT 1 FROM pg_database WHERE datname = ?", missing))
                .isEmpty();
        mend(place, place.url());
    }

    @ConcurrentTest
    void aPooledUrlAsksForADirectOneAndUsesIt(Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        String pooler = place.database().urlOfHostThatIsDown() + "&pgbouncer=true";
        place.team().secret("shop-db", "url", pooler);
        apply(place.team());

        DatabaseMigration refused = place.team().awaitReason("shop", Reason.InvalidUrl);

        assertTargetUnreachable(refused, Reason.InvalidUrl, "K1002", "pgbouncer", "directUrlFrom");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.team().secret("shop-direct", "url", place.url());
        place.team().change("shop", spec -> withTarget(spec, new Target(secret("shop-db"), secret("shop-direct"))));
        place.team().awaitReady("shop");
        assertThat(place.database().value("SELECT count(*) FROM shop")).isEqualTo(0L);
    }

    @ConcurrentTest
    void aRoleThatMayNotCreateIsToldAndTriedAgain(Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        TestDatabase.Role role = place.database().newRole("");
        place.team().secret("shop-db", "url", place.database().urlAs(role));
        apply(place.team());

        DatabaseMigration refused = place.team().awaitReason("shop", Reason.TargetUnusable);

        assertTargetUnreachable(
                refused, Reason.TargetUnusable, "K1003", "permission denied for schema public", "Grant it CREATE");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.database().sql("GRANT CREATE ON SCHEMA public TO " + role.name());
        place.team().retry("shop");
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void aReadOnlyDatabaseIsToldAndTriedAgain(Place place) {
        DatabaseSnapshot before = DatabaseSnapshot.of(place.database());
        String readOnly = "ALTER DATABASE " + place.database().name() + " SET default_transaction_read_only = ";
        place.database().sql(readOnly + "on");
        place.team().secret("shop-db", "url", place.url());
        apply(place.team());

        DatabaseMigration refused = place.team().awaitReason("shop", Reason.TargetUnusable);

        assertTargetUnreachable(refused, Reason.TargetUnusable, "K1005", "takes no writes", "primary server");
        assertThat(DatabaseSnapshot.of(place.database())).isEqualTo(before);
        place.database().sql("SET default_transaction_read_only = off", readOnly + "off");
        place.team().retry("shop");
        place.team().awaitReady("shop");
    }

    @ConcurrentTest
    void anotherTargetIsAnotherRunAndTheFirstStaysAsItIs(Place place) {
        place.team().secret("shop-db", "url", place.url());
        apply(place.team());
        place.team().awaitReady("shop");
        DatabaseSnapshot first = DatabaseSnapshot.of(place.database());
        place.database().sql("CREATE SCHEMA other");
        place.team().secret("other-db", "url", place.url().replace("schema=public", "schema=other"));

        place.team().change("shop", spec -> withTarget(spec, new Target(secret("other-db"), null)));

        place.team().await("shop", migration -> place.team().runs().size() == 2);
        place.team().awaitReady("shop");
        assertThat(place.database().value("SELECT count(*) FROM other.shop")).isEqualTo(0L);
        assertThat(DatabaseSnapshot.of(place.database()).history()).isEqualTo(first.history());
    }

    @ConcurrentTest
    void aTryThatWaitsForItsTimeSaysWhenThatIs(Place place) {
        place.team().secret("shop-db", "url", place.database().urlWithWrongPassword());
        apply(place.team());

        DatabaseMigration waiting = place.team().awaitReason("shop", Reason.AuthenticationFailed);

        assertReconciling(
                waiting,
                Reason.AuthenticationFailed,
                "Next attempt at " + waiting.getStatus().run().retryAt());
    }

    private static void apply(Team team) {
        team.configMap("shop", SOURCE);
        team.migration("shop");
    }

    /** Nobody tells the operator that a Secret was mended; the annotation spares the wait for the next attempt. */
    private static void mend(Place place, String url) {
        place.team().secret("shop-db", "url", url);
        place.team().retry("shop");
        place.team().awaitReady("shop");
    }

    private static DatabaseMigrationSpec withTarget(DatabaseMigrationSpec spec, Target target) {
        return Specs.from(spec).target(target).build();
    }

    private static UrlSource secret(String name) {
        return new UrlSource(new SecretKeyReference(name, "url"));
    }
}
