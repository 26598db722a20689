package dev.kanmon.testsupport.kubelet;

import io.fabric8.kubernetes.api.model.batch.v1.Job;

/** Says how a Job's containers end, without any process: for tests that are about hundreds of Jobs. */
@FunctionalInterface
public interface JobScript {

    ContainerEnd play(Job job);
}
