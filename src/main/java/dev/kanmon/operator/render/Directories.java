package dev.kanmon.operator.render;

import java.util.List;

/**
 * The folders of a source, as the runner sees them.
 *
 * @param option of the runner that each of them is given by
 */
record Directories(String option, List<String> paths) {

    Directories {
        paths = List.copyOf(paths);
    }
}
