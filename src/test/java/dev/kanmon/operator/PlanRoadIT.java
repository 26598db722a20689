package dev.kanmon.operator;

import static dev.kanmon.testsupport.operator.ConditionAsserts.assertReconciling;
import static dev.kanmon.testsupport.operator.ConditionAsserts.assertSays;
import static dev.kanmon.testsupport.operator.ConditionAsserts.assertStalled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.ConditionState;
import dev.kanmon.api.v1alpha1.ConditionType;
import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Phase;
import dev.kanmon.api.v1alpha1.Policy;
import dev.kanmon.api.v1alpha1.Reason;
import dev.kanmon.api.v1alpha1.Shadow;
import dev.kanmon.contract.RehearsalOutcome;
import dev.kanmon.contract.Risk;
import dev.kanmon.testsupport.operator.ConcurrentTest;
import dev.kanmon.testsupport.operator.Place;
import dev.kanmon.testsupport.operator.Places;
import dev.kanmon.testsupport.operator.Specs;
import dev.kanmon.testsupport.operator.Team;
import dev.kanmon.testsupport.operator.Terminal;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtendWith;

/** The plan before the run: what goes through alone, what waits for whom, and what never reaches the target. */
@ExtendWith(Places.class)
class PlanRoadIT {

    private static final Pattern APPROVE = Pattern.compile("Approve exactly this plan: (kubectl .*?) \\(or ");
    private static final Pattern READ = Pattern.compile("Read it: (kubectl .*?)\\. Approve");

    private static final String SHOP = "20260101000000_shop";
    private static final String DROP = "20260102000000_drop_customer";
    private static final String DROP_MORE = "20260103000000_drop_product";
    private static final String ANOTHER_HASH = "sha256:" + "0".repeat(64);

    private static final Map<String, String> SCRIPTS = Map.of(
            SHOP,
                    "CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY); CREATE TABLE product (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);",
            DROP, "DROP TABLE customer;",
            DROP_MORE, "DROP TABLE product;");

    @ConcurrentTest
    void lowRiskGoesThroughAloneAndItsPlanIsKept(Place place) {
        open(place, SHOP);
        place.team().migration("shop", spec("shop", null, Shadow.Mode.Off));

        DatabaseMigration ready = place.team().awaitReady("shop");

        assertThat(ready.getStatus().plan().risk()).isEqualTo(Risk.Low);
        assertThat(ready.getStatus().plan().migrations()).containsExactly(SHOP);
        assertSays(ready, ConditionType.Approved, ConditionState.True, Reason.ApprovalNotNeeded, "risk is Low");
        ConfigMap plan = plan(place, ready);
        assertThat(plan.getImmutable()).isTrue();
        assertThat(plan.getData().get("plan.md")).contains(SHOP);
        assertThat(plan.getData().get("plan.json"))
                .startsWith("{")
                .contains(SHOP, ready.getStatus().plan().hash());
        assertThat(plan.getMetadata().getOwnerReferences()).singleElement().satisfies(owner -> assertThat(
                        owner.getUid())
                .isEqualTo(ready.getMetadata().getUid()));
    }

    @ConcurrentTest
    void highRiskWaitsUntilThePastedCommandsHaveReadAndApprovedIt(Place place) {
        DatabaseMigration waiting = awaitingDrop(place, null);

        assertThat(waiting.getStatus().plan().risk()).isEqualTo(Risk.Critical);
        assertSays(
                waiting,
                ConditionType.Approved,
                ConditionState.False,
                Reason.AwaitingApproval,
                "1 migration",
                "Critical",
                waiting.getStatus().plan().hash());
        assertSays(waiting, ConditionType.Ready, ConditionState.False, Reason.AwaitingApproval, "customer");
        assertThat(Team.condition(waiting, ConditionType.Stalled)).isNull();
        assertTargetHas(place, "customer");
        String message = Team.condition(waiting, ConditionType.Ready).message();
        assertThat(Terminal.run(pasted(READ, message))).contains(DROP, "customer");

        Terminal.run(pasted(APPROVE, message));

        DatabaseMigration ready = place.team().awaitReady("shop");
        assertSays(ready, ConditionType.Approved, ConditionState.True, Reason.PlanApproved, "A person approved");
        assertThat(ready.getStatus().plan().hash())
                .isEqualTo(waiting.getStatus().plan().hash());
        assertTargetHasNot(place, "customer");
    }

    @ConcurrentTest
    void aCommitWithTheHashApproves(Place place) {
        DatabaseMigration waiting = awaitingDrop(place, null);

        place.team().approveInSpec("shop", waiting.getStatus().plan().hash());

        place.team().awaitReady("shop");
        assertTargetHasNot(place, "customer");
        assertThat(place.team().runs()).as("an approval plans nothing anew").hasSize(2);
    }

    @ConcurrentTest
    void anotherPlansHashApprovesNothing(Place place) {
        awaitingDrop(place, null);

        place.team().approve("shop", ANOTHER_HASH);

        DatabaseMigration waiting = place.team()
                .await("shop", migration -> Team.condition(migration, ConditionType.Ready)
                        .message()
                        .contains("What is approved so far is another plan"));
        assertThat(waiting.getStatus().phase()).isEqualTo(Phase.AwaitingApproval);
        assertTargetHas(place, "customer");
    }

    @ConcurrentTest
    void aConfigMapThatChangesAfterTheApprovalIsPlannedAnewAndWaitsAgain(Place place) {
        String approved = awaitingDrop(place, null).getStatus().plan().hash();
        place.team().suspend("shop", true);
        place.team().await("shop", migration -> migration.getStatus().phase() == Phase.Suspended);
        place.team().approve("shop", approved);
        place.team().configMap("shop", scripts(SHOP, DROP, DROP_MORE));

        place.team().suspend("shop", false);

        DatabaseMigration waiting = place.team()
                .await(
                        "shop",
                        migration -> migration.getStatus().phase() == Phase.AwaitingApproval
                                && !migration.getStatus().plan().hash().equals(approved));
        assertThat(waiting.getStatus().plan().migrations()).containsExactly(DROP, DROP_MORE);
        assertSays(waiting, ConditionType.Approved, ConditionState.False, Reason.AwaitingApproval, "another plan");
        assertTargetHas(place, "customer");
    }

    @ConcurrentTest
    void modeAlwaysLetsLowRiskWait(Place place) {
        open(place, SHOP);
        place.team().migration("shop", spec("shop", approval(Policy.Mode.Always), Shadow.Mode.Off));

        DatabaseMigration waiting = place.team().awaitApproval("shop");

        assertThat(waiting.getStatus().plan().risk()).isEqualTo(Risk.Low);
        assertSays(
                waiting, ConditionType.Ready, ConditionState.False, Reason.AwaitingApproval, "approval.mode is Always");
        assertThat(place.team().jobs()).hasSize(1);
    }

    @ConcurrentTest
    void modeNeverLetsCriticalRiskRun(Place place) {
        awaitingDrop(place, null);

        place.team().change("shop", spec -> withPolicy(spec, approval(Policy.Mode.Never)));

        DatabaseMigration ready = place.team().awaitReady("shop");
        assertSays(ready, ConditionType.Approved, ConditionState.True, Reason.ApprovalNotNeeded, "Never");
        assertTargetHasNot(place, "customer");
    }

    @ConcurrentTest
    void anIgnoredRuleLowersTheRisk(Place place) {
        Policy.Ignore ignore = new Policy.Ignore("data/*", DROP, "nobody has used it for a year");

        open(place, SHOP);
        place.team()
                .migration(
                        "shop",
                        spec(
                                "shop",
                                new Policy(null, new Policy.Lint(List.of(ignore)), null, null, null),
                                Shadow.Mode.Off));
        place.team().awaitReady("shop");
        place.team().configMap("shop", scripts(SHOP, DROP));

        place.team().await("shop", migration -> migration.getStatus().history().applied() == 2);
        assertTargetHasNot(place, "customer");
    }

    @ConcurrentTest
    void productionHoldsWhatStagingHasNotBroughtToReadyAndLetsGoWhenItHas(Place place) {
        place.team().secret("staging-db", "url", place.database().urlFor("staging"));
        place.team().secret("production-db", "url", place.database().urlFor("production"));
        place.team().configMap("staging", scripts(SHOP));
        place.team().configMap("production", scripts(SHOP, DROP));
        Policy after = new Policy(
                new Policy.Approval(Policy.Mode.Never, null),
                null,
                new Policy.MigrationSelector("staging", null),
                null,
                null);
        place.team().migration("production", spec("production", after, Shadow.Mode.Off));
        assertReconciling(
                place.team().awaitReason("production", Reason.AwaitingPromotion),
                Reason.AwaitingPromotion,
                place.team().namespace() + "/staging does not exist");

        place.team().migration("staging", spec("staging", approval(Policy.Mode.Never), Shadow.Mode.Off));

        place.team().awaitReady("staging");
        place.team().await("production", migration -> Team.condition(migration, ConditionType.Ready)
                .message()
                .contains("has not brought these migrations to Ready with the same content: " + DROP));
        assertThat(place.database().value("SELECT to_regclass('production.product')::text"))
                .isNull();

        place.team().configMap("staging", scripts(SHOP, DROP));

        place.team().awaitReady("production");
        assertThat(place.database().value("SELECT to_regclass('production.product')::text"))
                .isEqualTo("production.product");
    }

    @ConcurrentTest
    void aStatementThatFailsInRehearsalNeverReachesTheTarget(Place place) {
        open(place, SHOP);
        place.team().migration("shop", spec("shop", null, Shadow.Mode.Private));
        DatabaseMigration ready = place.team().awaitReady("shop");
        assertThat(ready.getStatus().plan().rehearsal()).isEqualTo(RehearsalOutcome.Passed);
        Map<String, String> broken = new HashMap<>(scripts(SHOP));
        broken.put(
                DROP + ".sql",
                "ALTER TABLE customer ADD COLUMN name text;\nALTER TABLE customers ADD COLUMN age integer;");

        place.team().configMap("shop", broken);

        DatabaseMigration failed = place.team().awaitReason("shop", Reason.RehearsalFailed);
        assertStalled(failed, Reason.RehearsalFailed, DROP, "customers");
        assertSays(failed, ConditionType.Planned, ConditionState.False, Reason.RehearsalFailed);
        assertThat(failed.getStatus().phase()).isEqualTo(Phase.Failed);
        assertThat(place.team().resolutions()).isEmpty();
        assertThat(place.database().value("SELECT count(*) FROM _prisma_migrations"))
                .isEqualTo(1L);
        assertThat(place.database()
                        .value("SELECT count(*) FROM information_schema.columns WHERE table_name = 'customer'"))
                .isEqualTo(1L);
    }

    /** A shop whose customers are to be dropped, with data in them. */
    private static DatabaseMigration awaitingDrop(Place place, Policy policy) {
        open(place, SHOP);
        place.team().migration("shop", spec("shop", policy, Shadow.Mode.Off));
        place.team().awaitReady("shop");
        place.database().sql("INSERT INTO customer DEFAULT VALUES");
        place.team().configMap("shop", scripts(SHOP, DROP));
        return place.team().awaitApproval("shop");
    }

    private static void open(Place place, String... migrations) {
        place.team().secret("shop-db", "url", place.url());
        place.team().configMap("shop", scripts(migrations));
    }

    private static Map<String, String> scripts(String... migrations) {
        Map<String, String> scripts = new HashMap<>();
        for (String migration : migrations) {
            scripts.put(migration + ".sql", SCRIPTS.get(migration));
        }
        return scripts;
    }

    private static DatabaseMigrationSpec spec(String name, Policy policy, Shadow.Mode shadow) {
        return Specs.of(Team.target(name), Team.source(name))
                .policy(policy)
                .shadow(new Shadow(shadow, null))
                .build();
    }

    private static DatabaseMigrationSpec withPolicy(DatabaseMigrationSpec spec, Policy policy) {
        return Specs.from(spec).policy(policy).build();
    }

    private static Policy approval(Policy.Mode mode) {
        return new Policy(new Policy.Approval(mode, null), null, null, null, null);
    }

    private static ConfigMap plan(Place place, DatabaseMigration migration) {
        return place.admin()
                .configMaps()
                .inNamespace(place.team().namespace())
                .withName(migration.getStatus().plan().configMap())
                .get();
    }

    private static String pasted(Pattern command, String message) {
        Matcher matcher = command.matcher(message);
        assertThat(matcher.find()).as(message).isTrue();
        return matcher.group(1);
    }

    private static void assertTargetHas(Place place, String table) {
        assertThat(place.database().value("SELECT to_regclass(?)::text", table)).isEqualTo(table);
    }

    private static void assertTargetHasNot(Place place, String table) {
        assertThat(place.database().value("SELECT to_regclass(?)::text", table)).isNull();
    }
}
