package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.Environment;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class EnvironmentOptionTest {

    @Test
    void whoSaysNothingMeansProduction() {
        assertThat(environment(Map.of())).isEqualTo(Environment.Production);
        assertThat(environment(Map.of(RunnerOptions.ENVIRONMENT_ENV, " "))).isEqualTo(Environment.Production);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Development", "development", "DEVELOPMENT"})
    void theVariableSaysItInLettersOfEitherCase(String word) {
        assertThat(environment(Map.of(RunnerOptions.ENVIRONMENT_ENV, word))).isEqualTo(Environment.Development);
    }

    @Test
    void theOptionIsStrongerThanTheVariable() {
        Map<String, String> variables = Map.of(RunnerOptions.ENVIRONMENT_ENV, "Development");
        assertThat(environment(variables, RunnerOptions.ENVIRONMENT, "production"))
                .isEqualTo(Environment.Production);
        assertThat(environment(variables, RunnerOptions.ENVIRONMENT, "staging")).isEqualTo(Environment.Staging);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "", "Development,Production"})
    void aWordThatThereIsNotIsRefusedAndNeverTakenForAnother(String word) {
        assertThatThrownBy(() -> environment(Map.of(), RunnerOptions.ENVIRONMENT, word))
                .isInstanceOfSatisfying(ProblemException.class, refused -> {
                    assertThat(refused.problem().code()).isEqualTo(ProblemCode.UNKNOWN_ENVIRONMENT);
                    assertThat(refused.problem().message()).contains("\"" + word + "\"", RunnerOptions.ENVIRONMENT);
                    assertThat(refused.problem().hint()).contains("Development, Staging, Production");
                });
    }

    private static Environment environment(Map<String, String> variables, String... arguments) {
        CommandLine line = new CommandLine(EnvironmentOption.addTo(CommandSpec.create()));
        return EnvironmentOption.environment(line.parseArgs(arguments), variables);
    }
}
