package dev.kanmon.operator.render;

import dev.kanmon.contract.RunnerOptions;
import java.util.List;

/**
 * The folders of a source, as the runner sees them.
 *
 * @param option of the runner that each of them is given by
 */
record Directories(String option, List<String> paths) {

    /** Of a command that reads no migrations. */
    static final Directories NONE = new Directories(RunnerOptions.DIR, List.of());

    Directories {
        paths = List.copyOf(paths);
    }
}
