package dev.kanmon.engine.develop;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.loss.DataLoss;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is to be told, or asked, of a new migration because of the rows that are there. */
final class LossCheck {

    private LossCheck() {}

    /**
     * Of a migration that is written to be edited: it runs over no rows yet, so nothing of it has to be agreed to.
     *
     * @return all there is to say
     */
    static List<String> told(DataLoss loss) {
        List<String> all = new ArrayList<>(loss.warnings());
        all.addAll(loss.unexecutable());
        return all;
    }

    /**
     * Of a change that is to be made now.
     *
     * @param wayOut what can be done instead, for a person
     * @throws ProblemException K5021 where it cannot run over the rows that are there
     */
    static void requireExecutable(DataLoss loss, String wayOut) {
        if (!loss.unexecutable().isEmpty()) {
            throw ProblemException.invalidInput(
                    ProblemCode.NOT_EXECUTABLE,
                    "We found changes that cannot be executed:\n\n" + bullets(loss.unexecutable()),
                    wayOut);
        }
    }

    static String bullets(List<String> sentences) {
        return sentences.stream().map(sentence -> "  • " + sentence).collect(Collectors.joining("\n"));
    }
}
