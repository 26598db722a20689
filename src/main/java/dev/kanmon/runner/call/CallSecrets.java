package dev.kanmon.runner.call;

import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.contract.call.CallText;
import dev.kanmon.engine.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The secrets of a call, as the kubelet put them into the environment. */
public final class CallSecrets {

    private final Map<String, String> environment;

    public CallSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    /** What nobody may see: the secrets, and of those that are URLs what follows the host. */
    public List<String> texts() {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(RunnerOptions.CALL_SECRET_ENV_PREFIX))
                .map(Map.Entry::getValue)
                .flatMap(secret -> Stream.concat(Stream.of(secret), afterTheHost(secret)))
                .toList();
    }

    /**
     * A text of a call, without the white space around it that a Secret often has.
     *
     * @throws ProblemException K3030 where its variable is unset or empty
     */
    String resolve(CallText text) {
        String value = text.variable() == null ? text.text() : environment.get(text.variable());
        if (value == null || value.isBlank()) {
            throw CallProblems.unusable("The environment variable " + text.variable() + " is not set.");
        }
        return value.strip();
    }

    private static Stream<String> afterTheHost(String secret) {
        try {
            URI url = new URI(secret.strip());
            return Stream.of(url.getRawPath(), url.getRawQuery()).filter(part -> part != null && part.length() > 1);
        } catch (URISyntaxException e) {
            return Stream.empty();
        }
    }
}
