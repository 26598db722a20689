package dev.kanmon.operator.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What tells one Job of the runner from another.
 *
 * @param owner the resource that it works for, and with which it goes
 * @param name the Job's name, in the owner's namespace
 * @param labels what it is of: a run, an attempt, a task or a hook; its pod has them, too
 */
public record JobIdentity(HasMetadata owner, String name, Map<String, String> labels) {

    public JobIdentity {
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
