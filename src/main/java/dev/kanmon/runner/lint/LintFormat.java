package dev.kanmon.runner.lint;

/** In which form findings are told. */
@FunctionalInterface
public interface LintFormat {

    /** @return all that goes to standard output, with the last line's end */
    String write(LintReport report);
}
