package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertSays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.testsupport.operator.ConcurrentTest;
import dev.kanmon.testsupport.operator.Place;
import dev.kanmon.testsupport.operator.Places;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.Terminal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code kubectl wait} sees of a gate. */
@ExtendWith(Places.class)
class GateOpenIT {

    private static final String CUSTOMER = "20260101000000_customer";
    private static final String BROKEN = "20260102000000_broken";

    @ConcurrentTest
    void aFailedMigrationClosesTheGateOfThoseWhoNeedItAndNoOther(Place place) {
        open(
                place,
                Map.of(
                        CUSTOMER + ".sql", "CREATE TABLE customer (id bigint PRIMARY KEY);",
                        BROKEN + ".sql", "ALTER TABLE customers ADD COLUMN email text;"),
                CUSTOMER);
        DatabaseMigration failed = place.team().awaitReason("shop", Reason.MigrationFailed);

        assertThat(Terminal.run(wait(place, "GateOpen", 60))).contains("condition met");
        assertSays(failed, ConditionType.Applied, ConditionState.False, Reason.MigrationFailed);

        place.team().change("shop", spec -> Specs.from(spec)
                .rollout(requiring(BROKEN))
                .build());

        DatabaseMigration closed = place.team()
                .await(
                        "shop",
                        migration -> migration
                                        .getStatus()
                                        .observedGeneration()
                                        .equals(migration.getMetadata().getGeneration())
                                && Team.condition(migration, ConditionType.GateOpen)
                                        .reason()
                                        .equals(Reason.SchemaNotReady.name()));
        assertSays(closed, ConditionType.GateOpen, ConditionState.False, Reason.SchemaNotReady, BROKEN, "spec.action");
        assertThat(closed.getStatus().run().id())
                .as("asking starts no run")
                .isEqualTo(failed.getStatus().run().id());
        assertThatThrownBy(() -> Terminal.run(wait(place, "GateOpen", 2))).hasMessageContaining("timed out");
    }

    @ConcurrentTest
    void withoutNamesItOpensWhenEverythingIsApplied(Place place) {
        open(place, Map.of(CUSTOMER + ".sql", "CREATE TABLE customer (id bigint PRIMARY KEY);"));

        assertThat(Terminal.run(wait(place, "GateOpen", 120))).contains("condition met");
        assertThat(Terminal.run(wait(place, "Ready", 10))).contains("condition met");
        assertThat(place.database().value("SELECT count(*) FROM customer")).isEqualTo(0L);

        place.team().suspend("shop", true);
        place.team()
                .configMap(
                        "shop",
                        Map.of(
                                CUSTOMER + ".sql",
                                "CREATE TABLE customer (id bigint PRIMARY KEY);",
                                "20260103000000_email.sql",
                                "ALTER TABLE customer ADD COLUMN email text;"));
        DatabaseMigration closed = place.team()
                .await(
                        "shop",
                        migration -> Team.condition(migration, ConditionType.GateOpen)
                                        .status()
                                == ConditionState.False);
        assertSays(closed, ConditionType.GateOpen, ConditionState.False, Reason.SchemaNotReady, "Suspended");
    }

    private static void open(Place place, Map<String, String> scripts, String... requires) {
        place.team().secret("shop-db", "url", place.url());
        place.team().configMap("shop", scripts);
        place.team()
                .migration(
                        "shop",
                        Specs.unasked(Team.target("shop"), Team.source("shop"))
                                .rollout(requiring(requires))
                                .build());
    }

    private static Rollout requiring(String... migrations) {
        return new Rollout(List.of(migrations), null, null, null, null);
    }

    private static String wait(Place place, String condition, int seconds) {
        return "kubectl -n " + place.team().namespace() + " wait databasemigration/shop --for=condition=" + condition
                + " --timeout=" + seconds + "s";
    }
}
