package dev.kanmon.operator.gate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands behind the question mark. An unknown parameter is refused: a misspelt {@code requires} would ask another
 * question than was meant.
 *
 * @param requires the migrations that the version needs
 * @param answerInBody whether a closed gate answers 200, too, for clients that read only the body
 */
record QueryParameters(Set<String> requires, boolean answerInBody) {

    private static final String REQUIRES = "requires";
    private static final String ANSWER = "answer";
    private static final String JSON = "json";

    QueryParameters {
        requires = Set.copyOf(requires);
    }

    /**
     * @param parameters decoded, by name
     * @throws BadQuestion with what to do
     */
    static QueryParameters of(Map<String, List<String>> parameters) {
        for (String name : parameters.keySet()) {
            if (!name.equals(REQUIRES) && !name.equals(ANSWER)) {
                throw new BadQuestion("Parameter " + Names.quoted(name)
                        + " is unknown. Known are requires=<migration>, once for each, and answer=json.");
            }
        }
        List<String> answers = parameters.getOrDefault(ANSWER, List.of());
        if (!answers.stream().allMatch(JSON::equals)) {
            throw new BadQuestion("Parameter answer can only be json.");
        }
        Set<String> requires = new LinkedHashSet<>();
        for (String value : parameters.getOrDefault(REQUIRES, List.of())) {
            requires.addAll(Names.migrations(value));
        }
        return new QueryParameters(requires, !answers.isEmpty());
    }
}
