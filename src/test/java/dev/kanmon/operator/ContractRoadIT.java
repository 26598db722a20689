package dev.kanmon.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Rollout;
import dev.kanmon.api.v1alpha1.Rollout.Workload;
import dev.kanmon.api.v1alpha1.Rollout.WorkloadKind;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.operator.OperatorScene;
import dev.kanmon.testsupport.operator.PlayedApplication;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The rename of docs/how-to/expand-and-contract.md with the packaged runner, a real database and a real API server: expand,
 * roll the application out, contract.
 */
class ContractRoadIT {

    private static final String INIT = "20260101000000_init";
    private static final String EXPAND = "20260201000000_add_full_name";
    private static final String CONTRACT = "20260201000001_drop_name";
    private static final String LATER = "20260210000000_add_phone";

    @Test
    void aColumnIsRenamedWithoutAMomentInWhichAVersionLacksWhatItUses() throws IOException {
        try (OperatorScene scene = OperatorScene.openForRollouts()) {
            Team team = scene.team();
            TestDatabase database = scene.database();
            PlayedApplication application = new PlayedApplication(scene.admin(), team.namespace(), "shop");
            team.secret("shop-db", "url", database.url());
            application.describe("v1");
            String old = application.start("v1");
            Map<String, String> source = new LinkedHashMap<>(Map.of(
                    INIT + ".sql",
                    "CREATE TABLE person (id int PRIMARY KEY, name text); INSERT INTO person VALUES (1, 'Ada');"));
            team.configMap("shop", source);
            team.migration("shop", spec());
            team.awaitReason("shop", Reason.UpToDate);

            source.put(EXPAND + ".sql", script(EXPAND));
            source.put(CONTRACT + ".sql", script(CONTRACT));
            team.configMap("shop", source);
            DatabaseMigration held = team.awaitReason("shop", Reason.ContractHeld);
            assertThat(held.getStatus().rollout().contract().held()).containsExactly(CONTRACT);
            assertThat(columns(database)).containsExactly("full_name", "id", "name");

            source.put(LATER + ".sql", "ALTER TABLE person ADD COLUMN phone text;");
            team.configMap("shop", source);
            team.await(
                    "shop",
                    migration ->
                            migration.getStatus().rollout().contract().held().equals(List.of(CONTRACT, LATER)));
            assertThat(columns(database)).as("nothing was rehearsed").containsExactly("full_name", "id", "name");

            application.describe("v2");
            application.start("v2");
            application.claimCompletion();
            application.end(old);
            DatabaseMigration done = team.awaitReason("shop", Reason.UpToDate);

            assertThat(columns(database)).containsExactly("full_name", "id", "phone");
            assertThat(database.value("SELECT full_name FROM person")).isEqualTo("Ada");
            assertThat(done.getStatus().rollout()).isNull();
            assertThat(done.getStatus().history().pending()).isZero();
        }
    }

    private static DatabaseMigrationSpec spec() {
        return Specs.unasked(Team.target("shop"), Team.source("shop"))
                .rollout(new Rollout(
                        null,
                        List.of(new Workload(WorkloadKind.Deployment, "shop")),
                        null,
                        new Rollout.Contract(null, "2s", null),
                        null))
                .build();
    }

    /** As the page has it. */
    private static String script(String migration) throws IOException {
        String page = Files.readString(Path.of("docs", "how-to", "expand-and-contract.md"));
        String begin = "```sql\n-- " + migration + "/migration.sql\n";
        int start = page.indexOf(begin);
        assertThat(start).as("a script for " + migration).isNotNegative();
        return page.substring(start + begin.length(), page.indexOf("```", start + begin.length()));
    }

    private static List<Object> columns(TestDatabase database) {
        return database
                .query("SELECT column_name FROM information_schema.columns WHERE table_name = 'person' ORDER BY 1")
                .stream()
                .map(row -> row.get("column_name"))
                .toList();
    }
}
