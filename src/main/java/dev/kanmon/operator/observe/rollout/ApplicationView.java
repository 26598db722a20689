package dev.kanmon.operator.observe.rollout;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
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
}
