package dev.kanmon.operator.decide.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.testsupport.TemporaryDirectories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Runs examples/blue-green/rollout.sh as it stands there. Its kubectl, curl, jq and sleep only write down what they are asked
 * for, so that nothing is waited for.
 */
final class RolloutScript {

    static final Path FILE = Path.of("examples", "blue-green", "rollout.sh");

    private static final Pattern PATCH = Pattern.compile("kubectl patch service shop .*\"color\":\"([a-z]+)\"");
    private static final Pattern SLEEP = Pattern.compile("sleep ([0-9]+)");

    private RolloutScript() {}

    /**
     * @param wellAfter green's health check succeeds at this attempt, from 1; 0 for never
     * @param errorRate what Prometheus says, as it writes a number
     */
    static RolloutStory run(int wellAfter, String errorRate) {
        Path directory = TemporaryDirectories.create("rollout-script");
        try {
            write(directory, "kubectl", """
                    if [ "$1" = exec ] && [[ "$*" = *wget* ]]; then
                        [ "$(grep -c wget "$LOG")" = %d ]
                    fi
                    """.formatted(wellAfter));
            write(directory, "curl", "");
            write(directory, "jq", "echo %s".formatted(errorRate));
            write(directory, "sleep", "");
            return story(lines(directory));
        } catch (IOException e) {
            throw new UncheckedIOException("the script could not be run", e);
        } finally {
            TemporaryDirectories.delete(directory);
        }
    }

    private static void write(Path directory, String command, String does) throws IOException {
        Path file = directory.resolve(command);
        Files.writeString(file, "#!/bin/bash\necho \"" + command + " $*\" >>\"$LOG\"\n" + does + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static List<String> lines(Path directory) throws IOException {
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder("bash", FILE.toString(), "ghcr.io/acme/shop:1.43")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile());
        builder.environment().put("PATH", directory.toAbsolutePath() + ":" + System.getenv("PATH"));
        builder.environment().put("LOG", log.toAbsolutePath().toString());
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the script ended")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
        return Files.readAllLines(log);
    }

    private static RolloutStory story(List<String> lines) {
        List<String> switches = new ArrayList<>();
        Duration watched = Duration.ZERO;
        for (String line : lines) {
            PATCH.matcher(line).results().map(found -> found.group(1)).forEach(switches::add);
            watched = switches.size() == 1 ? watched.plus(slept(line)) : watched;
        }
        List<Duration> pauses = lines.stream()
                .limit(firstPatch(lines))
                .map(RolloutScript::slept)
                .filter(pause -> !pause.isZero())
                .toList();
        int checks = (int) lines.stream().filter(line -> line.contains("wget")).count();
        return new RolloutStory(
                checks,
                pauses.subList(0, checks - 1),
                switches,
                watched,
                lines.contains("kubectl delete deployment shop-blue"),
                lines.contains("kubectl scale deployment/shop-green --replicas=0"));
    }

    private static int firstPatch(List<String> lines) {
        int line = 0;
        while (line < lines.size() && !PATCH.matcher(lines.get(line)).find()) {
            line++;
        }
        return line;
    }

    private static Duration slept(String line) {
        return SLEEP.matcher(line)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .map(found -> Duration.ofSeconds(Long.parseLong(found.substring("sleep ".length()))))
                .orElse(Duration.ZERO);
    }
}
