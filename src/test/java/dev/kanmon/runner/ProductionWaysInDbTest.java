package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.engine.EngineFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every way in which a reset or a seed could reach production from the command line. Those through the cluster are in
 * {@code SeedResetInvariantsTest} (annotation, edited environment, Jobs not made yet), in {@code SeedAndResetIT} (annotation,
 * a second resource for the same Secret), and among the rejected examples of the CRD.
 */
class ProductionWaysInDbTest {

    private static final String NOBODY_SAYS = "";

    @TempDir
    Path folder;

    private EngineFixture kanmon;
    private String seed;

    @BeforeEach
    void deployAndFill() throws IOException {
        kanmon = new EngineFixture(folder.resolve("migrations"))
                .migration("20260101000000_init", "CREATE TABLE users (id int);");
        kanmon.deploy();
        kanmon.database().sql("INSERT INTO users VALUES (1)");
        seed = Files.writeString(folder.resolve("seed.sql"), "INSERT INTO users VALUES (2);")
                .toString();
    }

    @AfterEach
    void close() {
        kanmon.close();
    }

    static Stream<Arguments> words() {
        return Stream.of(
                Arguments.of("nobody says anything", NOBODY_SAYS, NOBODY_SAYS),
                Arguments.of("the flag says Production", "production", NOBODY_SAYS),
                Arguments.of("the variable says Production", NOBODY_SAYS, "Production"),
                Arguments.of("the flag overrules the variable", "Production", "Development"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void isRefusedWhateverTheDatabaseIs(String way, String flag, String variable) {
        assertBothAreRefused(flag, variable);
    }

    @ParameterizedTest(name = "deployed by: {0}")
    @MethodSource("words")
    void aDatabaseThatWasDeployedToAsProductionRefusesWhateverIsSaidLater(String way, String flag, String variable) {
        assertThat(kanmon(
                                flag,
                                variable,
                                "deploy",
                                "--dir",
                                folder.resolve("migrations").toString())
                        .status())
                .isZero();
        assertBothAreRefused("development", NOBODY_SAYS);
        assertBothAreRefused("staging", NOBODY_SAYS);
        assertBothAreRefused(NOBODY_SAYS, "development");
    }

    @Test
    void aWordThatThereIsNotIsNoWayIn() {
        assertThat(reset("dev", NOBODY_SAYS).status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(seed("dev", NOBODY_SAYS).status()).isEqualTo(ExitCode.INVALID_INPUT.status());
        assertThat(users()).isEqualTo(1L);
    }

    @Test
    void aProgramIsNotEvenStarted() {
        Path trace = folder.resolve("trace");
        CommandOutput refused = kanmon(NOBODY_SAYS, NOBODY_SAYS, "seed", "--command", "touch", trace.toString());
        assertThat(refused.status()).isEqualTo(ExitCode.REFUSED_BY_POLICY.status());
        assertThat(trace).doesNotExist();
    }

    private void assertBothAreRefused(String flag, String variable) {
        for (CommandOutput refused : List.of(reset(flag, variable), seed(flag, variable))) {
            assertThat(refused.status()).as(refused.err()).isEqualTo(ExitCode.REFUSED_BY_POLICY.status());
            assertThat(refused.err()).contains("K5010");
        }
        assertThat(users()).isEqualTo(1L);
    }

    private CommandOutput reset(String flag, String variable) {
        return kanmon(
                flag,
                variable,
                "reset",
                "--yes",
                "--database",
                kanmon.database().name(),
                "--dir",
                folder.resolve("migrations").toString());
    }

    private CommandOutput seed(String flag, String variable) {
        return kanmon(flag, variable, "seed", "--file", seed);
    }

    private CommandOutput kanmon(String flag, String variable, String... arguments) {
        Map<String, String> variables =
                new HashMap<>(Map.of("DATABASE_URL", kanmon.database().url()));
        if (!variable.isEmpty()) {
            variables.put("KANMON_ENVIRONMENT", variable);
        }
        List<String> line = new ArrayList<>(List.of(arguments));
        if (!flag.isEmpty()) {
            line.addAll(1, List.of("--environment", flag));
        }
        return CommandOutput.of(variables, line.toArray(String[]::new));
    }

    private Object users() {
        return kanmon.database().value("SELECT count(*) FROM users");
    }
}
