package dev.kanmon.crash;

import dev.kanmon.runner.InProcessRunner;
import dev.kanmon.testsupport.kubelet.ContainerProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A runner that remembers with which commands it was started. */
final class RunLog implements ContainerProgram {

    private final ContainerProgram runner = new InProcessRunner();
    private final List<String> commands = new ArrayList<>();

    @Override
    public int run(List<String> arguments, Map<String, String> environment) {
        synchronized (commands) {
            commands.add(arguments.get(0));
        }
        return runner.run(arguments, environment);
    }

    /** The commands, sorted. */
    List<String> commands() {
        synchronized (commands) {
            return commands.stream().sorted().toList();
        }
    }
}
