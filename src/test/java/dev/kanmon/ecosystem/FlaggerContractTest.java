package dev.kanmon.ecosystem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.DatabaseMigration;
import dev.kanmon.operator.gate.Authentication;
import dev.kanmon.operator.gate.TokenFile;
import dev.kanmon.testsupport.gitops.FlaggerWebhook;
import dev.kanmon.testsupport.gitops.GateStates;
import dev.kanmon.testsupport.gitops.ServedGate;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Flagger's webhooks, as it sends them, at the gate: the payloads are recorded (src/test/resources/ecosystem), the webhooks
 * are those of examples/gates/flagger.yaml.
 */
class FlaggerContractTest {

    private static final String CONFIRM_ROLLOUT = "confirm-rollout";
    private static final String CONFIRM_PROMOTION = "confirm-promotion";
    private static final String ROLLBACK = "rollback";
    private static final String GATE = "http://kanmon.kanmon-system:8081/gates/shop/shop";

    private final FlaggerWebhook flagger = new FlaggerWebhook();
    private final ServedGate gate = new ServedGate(Authentication.none());

    @AfterEach
    void close() {
        gate.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"confirm-rollout-after-the-first-deploy", "confirm-rollout", "confirm-rollout-again"})
    void aRolloutStartsWhenTheSchemaIsReadyAndNotBefore(String payload) {
        assertThat(call(CONFIRM_ROLLOUT, payload, GateStates.applying()).succeeded())
                .isFalse();
        assertThat(call(CONFIRM_ROLLOUT, payload, GateStates.failed()).succeeded())
                .isFalse();
        assertThat(call(CONFIRM_ROLLOUT, payload, GateStates.applied()).succeeded())
                .isTrue();
    }

    @Test
    void aPromotionIsAskedForOnceMore() {
        assertThat(call(CONFIRM_PROMOTION, "confirm-promotion", GateStates.applying())
                        .succeeded())
                .isFalse();
        assertThat(call(CONFIRM_PROMOTION, "confirm-promotion", GateStates.applied())
                        .succeeded())
                .isTrue();
    }

    /** To this webhook a success means "roll back": an open gate must not be one, and neither must a doubt. */
    @Test
    void onlyAMigrationThatHasFailedRollsBack() {
        assertThat(call(ROLLBACK, "rollback", GateStates.applied()).succeeded()).isFalse();
        assertThat(call(ROLLBACK, "rollback", GateStates.applying()).succeeded())
                .isFalse();
        assertThat(call(ROLLBACK, "rollback", GateStates.failed()).succeeded()).isTrue();
    }

    @Test
    void nothingIsLetGoAndNothingRolledBackWhileNobodyKnows() {
        gate.put(GateStates.failed());
        gate.lead(false);

        for (Map<String, Object> webhook : FlaggerExample.webhooks()) {
            assertThat(flagger.call(gate.at(FlaggerExample.url(webhook)), FlaggerWebhook.payload("confirm-rollout"))
                            .succeeded())
                    .as("%s", webhook)
                    .isFalse();
        }
    }

    /** An unknown Canary is no matter of the gate's; an unknown DatabaseMigration holds. */
    @Test
    void aMisspeltNameHolds() {
        FlaggerWebhook.Answer answer =
                flagger.call(gate.at(GATE + "-misspelt"), FlaggerWebhook.payload("confirm-rollout"));

        assertThat(answer.succeeded()).isFalse();
        assertThat(answer.body()).contains("There is no DatabaseMigration shop-misspelt in namespace shop");
    }

    @Test
    void theVersionsOwnMigrationDecidesWhateverElseIsThere() {
        gate.put(GateStates.applied());
        String other = FlaggerWebhook.payload("confirm-rollout").replace(GateStates.NEEDED, "20260301000000_later");

        FlaggerWebhook.Answer answer = flagger.call(gate.at(GATE), other);

        assertThat(answer.succeeded()).isFalse();
        assertThat(answer.body()).contains("RequirementUnknown", "20260301000000_later");
    }

    @Test
    void withoutMetadataTheResourceSaysWhatIsNeeded() {
        gate.put(GateStates.applying());
        assertThat(flagger.call(gate.at(GATE), FlaggerWebhook.payload("without-metadata"))
                        .succeeded())
                .isFalse();

        gate.put(GateStates.applied());
        assertThat(flagger.call(gate.at(GATE), FlaggerWebhook.payload("without-metadata"))
                        .succeeded())
                .isTrue();
    }

    /** Flagger's webhooks have no headers to set; a user and a password in the address are all there is. */
    @Test
    void aTokenInTheAddressIsAccepted(@TempDir Path directory) throws Exception {
        Path tokens = Files.writeString(directory.resolve("tokens"), "a-token-of-the-test\n");
        TokenFile authentication = new TokenFile(tokens);
        authentication.refresh();
        try (ServedGate guarded = new ServedGate(authentication)) {
            guarded.put(GateStates.applied());
            String address = guarded.at(GATE).toString();

            assertThat(guardedCall(address, "flagger:a-token-of-the-test@").status())
                    .isEqualTo(200);
            assertThat(guardedCall(address, "flagger:another-token-of-no-use@").status())
                    .isEqualTo(401);
            assertThat(guardedCall(address, "").status()).isEqualTo(401);
        }
    }

    /** The two addresses mean the opposite of each other. */
    @Test
    void theExampleAsksForARollbackOnlyWhereOneIsMeant() {
        assertThat(FlaggerExample.webhooks())
                .extracting(webhook -> webhook.get("type"))
                .containsExactly(CONFIRM_ROLLOUT, CONFIRM_PROMOTION, ROLLBACK);
        assertThat(FlaggerExample.webhooks())
                .allSatisfy(webhook -> assertThat(FlaggerExample.url(webhook).endsWith("/rollback"))
                        .isEqualTo(webhook.get("type").equals(ROLLBACK)));
    }

    private FlaggerWebhook.Answer guardedCall(String address, String user) {
        return flagger.call(URI.create(address.replace("//", "//" + user)), FlaggerWebhook.payload("confirm-rollout"));
    }

    private FlaggerWebhook.Answer call(String type, String payload, DatabaseMigration state) {
        gate.put(state);
        return flagger.call(gate.at(FlaggerExample.url(type)), FlaggerWebhook.payload(payload));
    }
}
