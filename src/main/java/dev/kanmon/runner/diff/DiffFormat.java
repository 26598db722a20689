package dev.kanmon.runner.diff;

/** One way to tell how two sides compare. */
@FunctionalInterface
public interface DiffFormat {

    /** @return ends with a line feed */
    String write(DiffReport report);
}
