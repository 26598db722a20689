package dev.kanmon.operator.decide.gate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The migrations that somebody wants to know of, those of the spec first; more than {@value #LIMIT} are not asked for.
 *
 * @param names the names to ask for
 * @param invalid what can be the name of none, as it was written
 * @param beyond names for which there is no room
 */
public record WantedNames(List<String> names, List<String> invalid, List<String> beyond) {

    /** What {@code spec.rollout.requires} holds at most, and what fits into a report. */
    static final int LIMIT = 64;

    public WantedNames {
        names = List.copyOf(names);
        invalid = List.copyOf(invalid);
        beyond = List.copyOf(beyond);
    }

    /**
     * @param spec what {@code spec.rollout.requires} says
     * @param annotations what {@code kanmon.dev/requires} says on pod templates and pods
     */
    public static WantedNames of(List<String> spec, Stream<String> annotations) {
        List<RequiredNames> origins = Stream.concat(
                        Stream.of(RequiredNames.of(spec.stream())),
                        annotations.sorted().map(RequiredNames::parse))
                .toList();
        Set<String> all = new LinkedHashSet<>();
        origins.forEach(origin -> all.addAll(origin.names()));
        Set<String> invalid = new TreeSet<>();
        origins.forEach(origin -> invalid.addAll(origin.invalid()));
        return new WantedNames(
                all.stream().limit(LIMIT).toList(),
                List.copyOf(invalid),
                all.stream().skip(LIMIT).toList());
    }

    /** What is wrong with what somebody wrote, with a space before it; empty where nothing is. */
    public String trouble() {
        return (invalid.isEmpty() ? "" : " These are no names of migrations: " + String.join(", ", invalid) + ".")
                + (beyond.isEmpty()
                        ? ""
                        : " More than " + LIMIT + " migrations are required; these are not looked up: "
                                + String.join(", ", beyond) + ".");
    }
}
