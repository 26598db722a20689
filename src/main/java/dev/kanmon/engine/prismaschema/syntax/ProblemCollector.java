package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is found wrong in one file, while it is read, until it is too much to be told. */
final class ProblemCollector {

    /** More of them help nobody, and a file of nothing but mistakes would take a lot of memory. */
    static final int MOST_PROBLEMS = 100;

    private final List<SchemaProblem> problems = new ArrayList<>();

    void error(String message, Place place) {
        problems.add(SchemaProblem.error(message, place));
        if (problems.size() == MOST_PROBLEMS) {
            problems.add(SchemaProblem.error("There are too many mistakes: the file was not read any further.", place));
            throw new TooMany();
        }
    }

    /** In the order of their places. */
    List<SchemaProblem> inOrder() {
        return problems.stream()
                .sorted(Comparator.comparingInt(problem -> problem.place().start()))
                .toList();
    }

    /** Ends the reading of a file. */
    static final class TooMany extends RuntimeException {

        private TooMany() {
            super("too many mistakes", null, false, false);
        }
    }
}
