package dev.kanmon.operator.decide.gate;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The migrations that a version of the application says it needs.
 *
 * @param names those that can be names of migrations, sorted
 * @param invalid what can be none, as it was written
 */
public record RequiredNames(Set<String> names, List<String> invalid) {

    /** What tools name migrations by, as far as a key of a ConfigMap and a word of a command line can hold it. */
    private static final Predicate<String> NAME =
            Pattern.compile("[A-Za-z0-9_][-._A-Za-z0-9]{0,252}").asMatchPredicate();

    public RequiredNames {
        names = Collections.unmodifiableSet(new TreeSet<>(names));
        invalid = List.copyOf(invalid);
    }

    public static RequiredNames none() {
        return new RequiredNames(Set.of(), List.of());
    }

    /** @param text names, separated by commas, as the annotation {@code kanmon.dev/requires} has them */
    public static RequiredNames parse(String text) {
        return of(Stream.of(text.split(",")).map(String::strip).filter(name -> !name.isEmpty()));
    }

    /** @param names as somebody wrote them */
    public static RequiredNames of(Stream<String> names) {
        List<String> all = names.distinct().toList();
        return new RequiredNames(
                new TreeSet<>(all.stream().filter(NAME).toList()),
                all.stream().filter(NAME.negate()).toList());
    }
}
