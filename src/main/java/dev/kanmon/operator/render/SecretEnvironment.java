package dev.kanmon.operator.render;

import dev.kanmon.api.v1alpha1.DatabaseMigrationSpec;
import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.RunnerOptions;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;

/** Environment variables whose values only the kubelet reads, out of Secrets. */
public final class SecretEnvironment {

    private SecretEnvironment() {}

    /** The target's URL, and the one that goes round a connection pooler where there is one. */
    public static List<EnvVar> target(DatabaseMigrationSpec spec) {
        List<EnvVar> variables = new ArrayList<>();
        variables.add(of(RunnerOptions.URL_ENV, spec.target().urlFrom().secretKeyRef()));
        if (spec.target().directUrlFrom() != null) {
            variables.add(of(
                    RunnerOptions.DIRECT_URL_ENV, spec.target().directUrlFrom().secretKeyRef()));
        }
        return variables;
    }

    /** A variable without which the pod does not start. */
    public static EnvVar of(String name, SecretKeyReference secret) {
        return new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(secret.key(), secret.name(), false)
                .endValueFrom()
                .build();
    }
}
