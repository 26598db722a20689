/**
 * Plays what a cluster has besides its API server: job controller, scheduler, kubelet and garbage collector. Containers
 * become local processes.
 *
 * <p>What is not as in a cluster: there is no container, so no other root directory, user, network or resource limit;
 * paths are rewritten instead (see {@link dev.kanmon.testsupport.kubelet.PathRewriter}). Containers are never restarted.
 * Mounted ConfigMaps and Secrets do not change while a pod runs. {@code envFrom}, {@code resourceFieldRef} and probes
 * are not played; {@code restartPolicy} is taken for {@code Never}. A Job counts a pod that is being deleted as failed at
 * once, as Kubernetes did before 1.31: a Failed Job does not prove that its process has ended.
 */
package dev.kanmon.testsupport.kubelet;
