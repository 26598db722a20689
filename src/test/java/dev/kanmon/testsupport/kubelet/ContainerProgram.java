package dev.kanmon.testsupport.kubelet;

import java.util.List;
import java.util.Map;

/** A program that runs inside of the test's JVM, for tests that start more containers than processes come cheap. */
@FunctionalInterface
public interface ContainerProgram {

    /**
     * @param arguments command and arguments, with paths of this machine
     * @param environment the whole environment
     * @return the exit code
     */
    int run(List<String> arguments, Map<String, String> environment);
}
