package dev.kanmon.testsupport.operator;

import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestKubernetes;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A cluster-admin's shell, with kubectl: for commands that are pasted out of a message. */
public final class Terminal {

    private Terminal() {}

    /**
     * @return what it printed
     * @throws AssertionError when its status is not 0; with what it printed
     */
    public static String run(String command) {
        TestKubernetes kubernetes = TestKubernetes.shared();
        Path home = TemporaryDirectories.create("kanmon-terminal");
        try {
            ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
            shell.environment()
                    .putAll(Map.of(
                            "KUBECONFIG", kubernetes.kubeconfig().toString(),
                            "HOME", home.toString(),
                            "PATH", kubernetes.kubectl().getParent() + File.pathSeparator + System.getenv("PATH")));
            Process process = shell.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.onExit().join().exitValue();
            if (status != 0) {
                throw new AssertionError(command + " ended with status " + status + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException("could not run " + command, e);
        } finally {
            TemporaryDirectories.delete(home);
        }
    }
}
