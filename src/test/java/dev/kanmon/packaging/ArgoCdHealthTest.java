package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import party.iroiro.luajava.Lua;
import party.iroiro.luajava.lua51.Lua51;

/** What Argo CD says about a DatabaseMigration, by the Lua that it runs (5.1, as Argo CD's). */
class ArgoCdHealthTest {

    private static final Path SCRIPT = Path.of("deploy", "argocd", "databasemigration-health.lua");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "AwaitingApproval, Suspended, False, Reconciling",
        "Suspended, Suspended, False,",
        "Failed, Degraded, False, Stalled",
        "Ready, Healthy, True,",
        "Planning, Progressing, False, Reconciling",
        "Applying, Progressing, False, Reconciling",
        "Pending, Progressing, False, Reconciling",
    })
    void phaseAndConditionsMakeTheHealth(String phase, String health, String ready, String also) {
        String conditions = condition("Ready", ready) + (also == null ? "" : ", " + condition(also, "True"));

        assertThat(healthOf("{observedGeneration: 2, phase: %s, conditions: [%s]}".formatted(phase, conditions)))
                .isEqualTo(Map.of("status", health, "message", "what Ready says"));
    }

    @Test
    void aStatusOfAnotherSpecIsNotBelieved() {
        assertThat(healthOf("{observedGeneration: 1, phase: Ready, conditions: [" + condition("Ready", "True") + "]}"))
                .containsEntry("status", "Progressing");
    }

    @Test
    void aResourceThatNobodyHasLookedAtIsInProgress() {
        assertThat(health("metadata: {generation: 1}")).containsEntry("status", "Progressing");
    }

    private static String field(Lua lua, String name) {
        lua.getField(-1, name);
        String value = lua.toString(-1);
        lua.pop(1);
        return value;
    }

    private static String condition(String type, String state) {
        return "{type: %s, status: \"%s\", reason: Any, message: what %s says}".formatted(type, state, type);
    }

    private static Map<String, String> healthOf(String status) {
        return health("metadata: {generation: 2}\nstatus: " + status);
    }

    private static Map<String, String> health(String resource) {
        try (Lua lua = new Lua51()) {
            lua.openLibraries();
            lua.push(Serialization.unmarshal(resource, Map.class), Lua.Conversion.FULL);
            lua.setGlobal("obj");
            lua.load(Files.readString(SCRIPT));
            lua.pCall(0, 1);
            return Map.of("status", field(lua, "status"), "message", field(lua, "message"));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + SCRIPT, e);
        }
    }
}
