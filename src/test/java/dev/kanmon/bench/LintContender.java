package dev.kanmon.bench;

import dev.kanmon.bench.Contender.Measurement;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A linter's whole process.
 *
 * @param command without the scripts
 * @param takesFiles whether each script is an argument, and not their directory
 * @param success which exit statuses say that it did its work, findings or not
 */
record LintContender(String name, List<String> command, boolean takesFiles, IntPredicate success) {

    /** Names the binary of squawk; otherwise it is looked for on the PATH. */
    private static final String SQUAWK_VARIABLE = "KANMON_SQUAWK";

    static LintContender kanmon() {
        return new LintContender(
                "kanmon lint, whole process",
                List.of(
                        Path.of("bin", "kanmon").toAbsolutePath().toString(),
                        "lint",
                        "--format",
                        "json",
                        "--fail-on",
                        "never"),
                false,
                status -> status == 0);
    }

    /** Empty where it is not installed. */
    static Optional<LintContender> squawk() {
        return Stream.concat(
                        Stream.ofNullable(System.getenv(SQUAWK_VARIABLE)),
                        Stream.of(System.getenv("PATH").split(File.pathSeparator))
                                .map(directory -> directory + "/squawk"))
                .filter(binary -> Files.isExecutable(Path.of(binary)))
                .findFirst()
                .map(binary -> new LintContender(
                        "squawk, whole process",
                        List.of(binary, "--reporter", "json"),
                        true,
                        status -> status == 0 || status == 1));
    }

    Measurement run(ScriptsToLint scripts, boolean watchMemory) {
        Stream<Path> paths = takesFiles ? scripts.files().stream() : Stream.of(scripts.directory());
        List<String> whole =
                Stream.concat(command.stream(), paths.map(Path::toString)).toList();
        return MeasuredProcess.run(whole, Map.of("JAVA_HOME", System.getProperty("java.home")), watchMemory, success);
    }
}
