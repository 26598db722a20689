package dev.kanmon.runner;

import dev.kanmon.contract.RunnerOptions;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is printed, and where. */
final class OutputOptions {

    @Option(
            names = RunnerOptions.JSON,
            description = "Print one JSON object a line; the last one is the report of the whole command.")
    boolean json;

    @Option(
            names = RunnerOptions.REPORT_FILE,
            paramLabel = "FILE",
            description = "Also write the report to this file, in at most 4096 bytes of JSON.")
    Path reportFile;
}
