package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the planned statements of a statement that was rehearsed: itself, and those in its body. */
final class StatementIndex {

    private record Key(String migration, int number) {}

    private final Map<Key, Integer> statementByLine = new HashMap<>();
    private final Map<Key, List<PlannedStatement>> byStatement = new HashMap<>();

    StatementIndex(List<PlannedStatement> statements) {
        for (PlannedStatement statement : statements) {
            Place place = statement.place();
            statementByLine.putIfAbsent(new Key(place.migration(), place.line()), place.statement());
            byStatement
                    .computeIfAbsent(new Key(place.migration(), place.statement()), none -> new ArrayList<>())
                    .add(statement);
        }
    }

    /**
     * @param place of a rehearsed statement; the rehearsal leaves BEGIN and COMMIT out of its count, so the line leads to
     *     the statement
     */
    List<PlannedStatement> at(Place place) {
        int statement = statementByLine.getOrDefault(new Key(place.migration(), place.line()), place.statement());
        return byStatement.getOrDefault(new Key(place.migration(), statement), List.of()).stream()
                .filter(planned -> planned.place().line() >= place.line())
                .toList();
    }
}
