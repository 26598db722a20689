package dev.kanmon.runner.call;

import com.fasterxml.jackson.core.JsonPointer;
import dev.kanmon.contract.call.JsonTree;
import dev.kanmon.engine.ProblemException;
import java.util.Optional;

/**
 * Where in an answer something stands.
 *
 * @param what it is, for people: "state"
 * @param path the JSON pointer as it was given
 */
record Pointer(String what, String path) {

    /** The scalar that it leads to; empty where the answer is JSON and has none there. */
    Optional<String> in(CallAnswer answer) {
        JsonTree json = answer.json().orElseThrow(() -> CallProblems.notJson(answer.url()));
        return json.at(compiled()).flatMap(JsonTree::text).filter(text -> !text.isBlank());
    }

    /**
     * @throws ProblemException K3034 where the answer does not have it
     */
    String requiredIn(CallAnswer answer) {
        return in(answer).orElseThrow(() -> missingIn(answer));
    }

    ProblemException missingIn(CallAnswer answer) {
        return CallProblems.missing(answer.url(), what + " at " + (path.isEmpty() ? "its top" : path));
    }

    private JsonPointer compiled() {
        try {
            return JsonPointer.compile(path);
        } catch (IllegalArgumentException e) {
            throw CallProblems.unusable("\"" + path + "\" is not a JSON pointer; one begins with a slash.");
        }
    }
}
