package dev.kanmon.operator.observe.rollout;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;

/**
 * What a resource can see of the application in its namespace, from the API server itself: these kinds are not watched, so
 * that Kanmon runs without any right on them.
 */
public interface ApplicationView {

    /** The Service of that name. */
    Look<Service> service(String name);

    /** The Deployment of that name. */
    Look<Deployment> deployment(String name);

    /** All Deployments of the namespace. */
    Look<List<Deployment>> deployments();

    /** The pods that a workload selects, those that are over or ending among them. */
    Look<List<Pod>> pods(LabelSelector selector);

    /** The StatefulSet of that name. */
    Look<StatefulSet> statefulSet(String name);

    /** The Rollout of Argo Rollouts of that name. */
    Look<ArgoRollout> argoRollout(String name);

    /** Whether the cluster has Argo Rollouts at all. */
    boolean hasArgoRollouts();

    /** The ReplicaSets that a workload selects. */
    Look<List<ReplicaSet>> replicaSets(LabelSelector selector);
}
