package dev.kanmon.runner;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.RunnerOptions;
import dev.kanmon.engine.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The call that the process was given in its environment. */
final class CallEnvironment {

    private CallEnvironment() {}

    /**
     * @param reader reads one kind of call
     * @throws ProblemException K3030 where there is none of the kind
     */
    static <T> T read(Map<String, String> environment, Function<String, Optional<T>> reader) {
        return reader.apply(environment.get(RunnerOptions.CALL_ENV))
                .orElseThrow(() -> ProblemException.invalidInput(
                        ProblemCode.CALL_UNUSABLE,
                        "The environment variable " + RunnerOptions.CALL_ENV + " does not say what to ask for.",
                        "The operator sets it for the Jobs that it makes; by hand, this command is of little use."));
    }
}
