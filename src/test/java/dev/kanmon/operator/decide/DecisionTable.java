package dev.kanmon.operator.decide;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A function over finitely many situations, written as a table for people. Values that make no difference share a row;
 * a column in which none does says "any". Nothing is left out: every situation is in exactly one row.
 */
public final class DecisionTable {

    /** One thing that the function depends on, and the values that it can have. */
    public record Dimension(String name, List<String> values) {}

    private final List<Dimension> dimensions;
    private final Function<List<Integer>, List<String>> function;

    /**
     * @param function from the index of the value in each dimension to the cells of the outcome
     */
    public DecisionTable(List<Dimension> dimensions, Function<List<Integer>, List<String>> function) {
        this.dimensions = List.copyOf(dimensions);
        this.function = function;
    }

    /** The table in Markdown, the outcome's columns headed by the names given. */
    public String markdown(List<String> outcome) {
        List<String> header = Stream.concat(dimensions.stream().map(Dimension::name), outcome.stream())
                .toList();
        List<String> rule = header.stream().map(name -> "---").toList();
        return Stream.concat(Stream.of(header, rule), rows(List.of()).stream())
                .map(cells -> cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }

    /** The rows of what is left to choose, once the first dimensions are chosen. */
    private List<List<String>> rows(List<Integer> chosen) {
        if (chosen.size() == dimensions.size()) {
            return List.of(function.apply(chosen));
        }
        Dimension next = dimensions.get(chosen.size());
        Map<List<List<String>>, List<String>> valuesByRows = IntStream.range(
                        0, next.values().size())
                .boxed()
                .collect(Collectors.groupingBy(
                        value -> rows(and(chosen, value)),
                        LinkedHashMap::new,
                        Collectors.mapping(next.values()::get, Collectors.toList())));
        return valuesByRows.entrySet().stream()
                .flatMap(entry -> entry.getKey().stream().map(row -> and(cell(entry.getValue(), next), row)))
                .toList();
    }

    private static String cell(List<String> values, Dimension dimension) {
        return values.size() == dimension.values().size() ? "any" : String.join(" **or** ", values);
    }

    private static List<Integer> and(List<Integer> chosen, int value) {
        List<Integer> more = new ArrayList<>(chosen);
        more.add(value);
        return more;
    }

    private static List<String> and(String first, List<String> rest) {
        List<String> row = new ArrayList<>();
        row.add(first);
        row.addAll(rest);
        return row;
    }
}
