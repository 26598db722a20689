package dev.kanmon.operator.render.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.api.v1alpha1.BackupHook.NeonBranchHook;
import dev.kanmon.api.v1alpha1.HttpHook;
import dev.kanmon.api.v1alpha1.HttpHook.Header;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.call.CallContext;
import dev.kanmon.contract.call.CallReader;
import dev.kanmon.contract.call.CallText;
import dev.kanmon.contract.call.HttpCall;
import dev.kanmon.contract.call.NeonCall;
import dev.kanmon.contract.call.NotifyCall;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallEnvironmentTest {

    private static final CallContext CONTEXT = new CallContext("ns", "shop", "0a1b2c3d", "dump", null, "BackingUp");

    @Test
    void anHttpHooksSecretsComeByReference() {
        HttpHook hook = new HttpHook(
                null,
                new SecretKeyReference("provider", "url"),
                null,
                List.of(
                        new Header("Authorization", null, new SecretKeyReference("provider", "token")),
                        new Header("Accept", "application/json", null)),
                "{\"for\":\"${name}\"}",
                "/id",
                new HttpHook.Poll("/snapshots/${identifier}", null, "/state", List.of("ok"), List.of("bad"), null));

        List<EnvVar> environment = CallEnvironment.of(hook, CONTEXT);

        assertThat(environment)
                .extracting(EnvVar::getName)
                .containsExactly("KANMON_CALL", "KANMON_CALL_SECRET_1", "KANMON_CALL_SECRET_2");
        assertReference(environment.get(1), "provider", "url");
        assertReference(environment.get(2), "provider", "token");
        HttpCall call = CallReader.http(environment.get(0).getValue()).orElseThrow();
        assertThat(call.url()).isEqualTo(CallText.secret("KANMON_CALL_SECRET_1"));
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.headers().get(0).value()).isEqualTo(CallText.secret("KANMON_CALL_SECRET_2"));
        assertThat(call.body()).isEqualTo("{\"for\":\"${name}\"}");
        assertThat(call.poll().interval()).isEqualTo("5s");
        assertThat(call.context()).isEqualTo(CONTEXT);
    }

    @Test
    void aNeonBranchIsNamedByWhatItIsFor() {
        NeonBranchHook hook = new NeonBranchHook("project", null, new SecretKeyReference("neon", "token"), null);

        List<EnvVar> environment = CallEnvironment.of(hook, CONTEXT);

        assertReference(environment.get(1), "neon", "token");
        assertThat(CallReader.neon(environment.get(0).getValue()))
                .contains(new NeonCall(
                        null, CallText.secret("KANMON_CALL_SECRET_1"), "project", null, "kanmon-shop-dump-0a1b2c3d"));
    }

    @Test
    void aMessageGoesToASecretPlace() {
        List<EnvVar> environment =
                CallEnvironment.ofMessage(new SecretKeyReference("slack", "webhook"), "application/json", "{}");

        assertReference(environment.get(1), "slack", "webhook");
        assertThat(CallReader.notify(environment.get(0).getValue()))
                .contains(new NotifyCall(CallText.secret("KANMON_CALL_SECRET_1"), "application/json", "{}"));
    }

    private static void assertReference(EnvVar variable, String secret, String key) {
        assertThat(variable.getValue()).isNull();
        assertThat(variable.getValueFrom().getSecretKeyRef().getName()).isEqualTo(secret);
        assertThat(variable.getValueFrom().getSecretKeyRef().getKey()).isEqualTo(key);
        assertThat(variable.getValueFrom().getSecretKeyRef().getOptional()).isFalse();
    }
}
