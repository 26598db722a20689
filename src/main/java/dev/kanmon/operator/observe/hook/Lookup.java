package dev.kanmon.operator.observe.hook;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/** What the API server answers to a question for an object of a kind that the cluster may lack. */
public sealed interface Lookup {

    /**
     * There it is.
     *
     * @param object as the server has it
     */
    record Found(GenericKubernetesResource object) implements Lookup {}

    /** The kind is there, and no object of that name. */
    record NoObject() implements Lookup {}

    /** The cluster has no such kind. */
    record NoKind() implements Lookup {}

    /** The cluster has the kind, and the operator may not look at it. */
    record NotPermitted() implements Lookup {}
}
