package dev.kanmon.operator.render.call;

import dev.kanmon.api.v1alpha1.Target.SecretKeyReference;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallText;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import java.util.ArrayList;
import java.util.List;

/** Hands out environment variables for the secrets of one call; the kubelet fills them. */
final class SecretVariables {

    private final List<EnvVar> variables = new ArrayList<>();

    /** The text itself where it is given, else the next variable, with the Secret's key behind it. */
    CallText textOr(String text, SecretKeyReference secret) {
        return text == null ? secret(secret) : CallText.of(text);
    }

    /** The next variable, with the Secret's key behind it. */
    CallText secret(SecretKeyReference secret) {
        String name = RunnerOptions.CALL_SECRET_ENV_PREFIX + (variables.size() + 1);
        variables.add(new EnvVarBuilder()
                .withName(name)
                .withNewValueFrom()
                .withNewSecretKeyRef(secret.key(), secret.name(), false)
                .endValueFrom()
                .build());
        return CallText.secret(name);
    }

    /** The call first, then the variables that it names. */
    List<EnvVar> with(String call) {
        List<EnvVar> environment = new ArrayList<>();
        environment.add(new EnvVarBuilder()
                .withName(RunnerOptions.CALL_ENV)
                .withValue(call)
                .build());
        environment.addAll(variables);
        return environment;
    }
}
