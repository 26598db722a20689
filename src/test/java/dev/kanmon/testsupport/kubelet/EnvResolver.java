package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.ConfigMapKeySelector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a container's {@code env} into values, with the kubelet's messages for what is missing. */
final class EnvResolver {

    /** {@code $(NAME)}, or {@code $$} which stands for one dollar. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^)]+)\\)");

    private final ConfigData data;

    EnvResolver(ConfigData data) {
        this.data = data;
    }

    /**
     * @throws NotYetThere a Secret, a ConfigMap or a key of one is missing
     */
    Map<String, String> resolve(Pod pod, Container container) throws NotYetThere {
        Map<String, String> environment = new LinkedHashMap<>();
        for (EnvVar variable : container.getEnv()) {
            Optional<String> value = variable.getValueFrom() == null
                    ? Optional.of(
                            expand(Optional.ofNullable(variable.getValue()).orElse(""), environment))
                    : referenced(pod, variable.getValueFrom());
            value.ifPresent(text -> environment.put(variable.getName(), text));
        }
        return environment;
    }

    /** Replaces {@code $(NAME)} by the variable's value, and leaves it where there is no such variable. */
    static String expand(String text, Map<String, String> environment) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null ? "$" : environment.getOrDefault(found.group(1), found.group())));
    }

    private Optional<String> referenced(Pod pod, EnvVarSource source) throws NotYetThere {
        String namespace = pod.getMetadata().getNamespace();
        if (source.getSecretKeyRef() != null) {
            return ofSecret(namespace, source.getSecretKeyRef());
        }
        if (source.getConfigMapKeyRef() != null) {
            return ofConfigMap(namespace, source.getConfigMapKeyRef());
        }
        if (source.getFieldRef() != null) {
            return Optional.of(PodFields.value(pod, source.getFieldRef().getFieldPath()));
        }
        throw new IllegalArgumentException("the played kubelet knows no such source of a variable: " + source);
    }

    private Optional<String> ofSecret(String namespace, SecretKeySelector selector) throws NotYetThere {
        Optional<Map<String, byte[]>> secret = data.secret(namespace, selector.getName());
        boolean optional = Boolean.TRUE.equals(selector.getOptional());
        if (secret.isEmpty() && !optional) {
            throw new NotYetThere("secret \"" + selector.getName() + "\" not found");
        }
        return text(secret, selector.getKey(), optional, "Secret " + namespace + "/" + selector.getName());
    }

    private Optional<String> ofConfigMap(String namespace, ConfigMapKeySelector selector) throws NotYetThere {
        Optional<Map<String, byte[]>> configMap = data.configMap(namespace, selector.getName());
        boolean optional = Boolean.TRUE.equals(selector.getOptional());
        if (configMap.isEmpty() && !optional) {
            throw new NotYetThere("configmap \"" + selector.getName() + "\" not found");
        }
        return text(configMap, selector.getKey(), optional, "ConfigMap " + namespace + "/" + selector.getName());
    }

    private static Optional<String> text(
            Optional<Map<String, byte[]>> content, String key, boolean optional, String where) throws NotYetThere {
        Optional<byte[]> value = content.map(entries -> entries.get(key));
        if (value.isEmpty() && !optional) {
            throw new NotYetThere("couldn't find key " + key + " in " + where);
        }
        return value.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
