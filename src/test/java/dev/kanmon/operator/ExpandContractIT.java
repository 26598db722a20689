package dev.kanmon.operator;

import static dev.kanmon.testsupport.application.BlueGreenScene.BLUE;
import static dev.kanmon.testsupport.application.BlueGreenScene.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BlueGreen.OnSuccess;
import dev.kanmon.api.v1alpha1.BlueGreen.SuccessAction;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Outcome;
import dev.kanmon.api.v1alpha1.BlueGreenStatus.Step;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.Rollout.Contract;
import dev.kanmon.api.v1alpha1.Rollout.ContractAfter;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import dev.kanmon.testsupport.application.AppVersion;
import dev.kanmon.testsupport.application.BlueGreenScene;
import dev.kanmon.testsupport.application.SteadyClient;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A column gets another name while the application serves: the packaged runner, a real database and API server, and an
 * application whose every request writes the column, under the name that its version knows. Whatever was done in a wrong
 * order, requests would fail.
 */
class ExpandContractIT {

    private static final String INIT = "20260101000000_customer";
    private static final String EXPAND = "20260201000000_add_full_name";
    private static final String CONTRACT = "20260301000000_drop_name";

    private static final String INIT_SCRIPT = """
            CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL);
            INSERT INTO customer VALUES (1, 'Ada');
            """;
    private static final String EXPAND_SCRIPT = """
            ALTER TABLE customer ADD COLUMN full_name text;
            CREATE FUNCTION customer_names_in_step() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'INSERT' THEN
                NEW.name := coalesce(NEW.name, NEW.full_name);
                NEW.full_name := coalesce(NEW.full_name, NEW.name);
              ELSIF NEW.full_name IS DISTINCT FROM OLD.full_name THEN
                NEW.name := NEW.full_name;
              ELSE
                NEW.full_name := NEW.name;
              END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER names_in_step BEFORE INSERT OR UPDATE ON customer
              FOR EACH ROW EXECUTE FUNCTION customer_names_in_step();
            UPDATE customer SET full_name = name;
            """;
    private static final String CONTRACT_SCRIPT = """
            DROP TRIGGER names_in_step ON customer;
            DROP FUNCTION customer_names_in_step();
            ALTER TABLE customer DROP COLUMN name;
            """;

    private final AppVersion first =
            AppVersion.reading("shop:1", "UPDATE customer SET name = 'Ada' WHERE id = 1 RETURNING name");
    private final AppVersion second =
            AppVersion.reading("shop:2", "UPDATE customer SET full_name = 'Ada' WHERE id = 1 RETURNING full_name");
    private TestDatabase database;
    private BlueGreenScene scene;
    private Team team;

    @BeforeEach
    void open() {
        database = TestPostgres.shared().newDatabase();
        scene = BlueGreenScene.real(database, first, second);
        team = scene.team();
        team.configMap("shop", Map.of(INIT + ".sql", INIT_SCRIPT));
        team.migration(
                "shop",
                Specs.unasked(Team.target("shop"), Team.source("shop"))
                        .rollout(new Rollout(
                                null,
                                null,
                                null,
                                new Contract(ContractAfter.RolloutComplete, "2s", null),
                                scene.wish(new OnSuccess(SuccessAction.ScaleDown, "1s"))))
                        .build());
        team.awaitReady("shop");
    }

    @AfterEach
    void close() {
        scene.close();
        database.close();
    }

    @Test
    void columnIsRenamedWithoutAFailedRequest() {
        try (SteadyClient client = new SteadyClient(scene.port())) {
            Awaitility.await("blue").until(() -> client.isServedBy(BLUE));

            scene.release(GREEN, second, EXPAND);
            scene.awaitStep(Step.AwaitingSchema);
            assertThat(scene.replicas(GREEN))
                    .as("before its migration is there")
                    .isZero();

            team.configMap(
                    "shop",
                    Map.of(
                            INIT + ".sql", INIT_SCRIPT,
                            EXPAND + ".sql", EXPAND_SCRIPT,
                            CONTRACT + ".sql", CONTRACT_SCRIPT));
            scene.awaitStep(Step.Monitoring);
            assertThat(columns()).as("while blue's pods run").isEqualTo(2L);
            assertThat(held()).containsExactly(CONTRACT);

            scene.await(status -> status.outcome() == Outcome.Completed && status.step() == Step.Idle);
            assertThat(scene.replicas(BLUE)).isZero();
            Awaitility.await("the contract").atMost(Duration.ofMinutes(3)).until(() -> columns() == 1L);
            DatabaseMigration ready = team.awaitReady("shop");

            assertThat(ready.getStatus().history().applied()).isEqualTo(3);
            assertThat(ready.getStatus().history().pending()).isZero();
            assertThat(client.isServedBy(GREEN)).isTrue();
            assertThat(client.failures()).isEmpty();
            System.out.printf(
                    "# expand, switch, contract: %d requests, %d failed%n",
                    client.outcomes().size(), client.failures().size());
        }
    }

    /** How many columns have the name. */
    private long columns() {
        return (long)
                database.value(
                        "SELECT count(*) FROM information_schema.columns WHERE table_name = 'customer' AND column_name LIKE '%name'");
    }

    private List<String> held() {
        return team.get("shop").getStatus().rollout().contract().held();
    }
}
