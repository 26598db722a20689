package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is found wrong in one file, while it is read. */
final class ProblemCollector {

    private final List<SchemaProblem> problems = new ArrayList<>();

    void error(String message, Place place) {
        problems.add(SchemaProblem.error(message, place));
    }

    /** In the order of their places. */
    List<SchemaProblem> inOrder() {
        return problems.stream()
                .sorted(Comparator.comparingInt(problem -> problem.place().start()))
                .toList();
    }
}
