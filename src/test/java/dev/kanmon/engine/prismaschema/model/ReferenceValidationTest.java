package dev.kanmon.engine.prismaschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.model.RecordedSchemas.Recorded;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Prisma's own engine refuses is refused, on a line that it names; what it takes is taken. */
class ReferenceValidationTest {

    private static final Pattern LINE = Pattern.compile("^schema\\.prisma:(\\d+):\\d+: ", Pattern.MULTILINE);

    private static final String OLDER_SCHEMAS =
            "schemas written for Prisma 6 have it, and Kanmon takes its connection from elsewhere";
    private static final String NEVER_WORKS = "Prisma takes it, and PostgreSQL refuses what comes of it";

    /** Where Kanmon's answer is another on purpose, and why. */
    private static final Map<String, String> ON_PURPOSE = Map.ofEntries(
            Map.entry("a url in the datasource", OLDER_SCHEMAS),
            Map.entry("other urls in the datasource", OLDER_SCHEMAS),
            Map.entry("lengths of zero", NEVER_WORKS),
            Map.entry("an empty column name", NEVER_WORKS),
            Map.entry("an empty table name", NEVER_WORKS),
            Map.entry("two enum values with one name in the database", NEVER_WORKS),
            Map.entry("an enum type with the name of a table", NEVER_WORKS),
            Map.entry("two fields with each other's column names", "the names in the database differ, so it works"),
            Map.entry("where: raw(\"a\", \"b\")", "Prisma passes over the second text, so it stays unseen"),
            Map.entry("an unknown argument of a field of an index", "Prisma passes over it, so a slip stays unseen"));

    /** Where both refuse the schema, and Kanmon's line is another on purpose, and why. */
    private static final Map<String, String> ON_ANOTHER_LINE = Map.of(
            "an unknown relation mode", "the setting itself, not the block that has it",
            "MySQL as the provider", "Prisma names no line at all");

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void answersAsTheReferenceDoes(Recorded recorded) {
        Optional<String> message = errors(recorded.schema());

        if (ON_PURPOSE.containsKey(recorded.title())) {
            assertThat(message.isEmpty())
                    .as("differs on purpose: %s", ON_PURPOSE.get(recorded.title()))
                    .isNotEqualTo(recorded.isAccepted());
        } else if (recorded.isAccepted()) {
            assertThat(message).isEmpty();
        } else {
            assertThat(message).as("the reference: %s", recorded.error()).isPresent();
            assertLines(recorded, lines(message.get()));
        }
    }

    @Test
    void everyDifferenceOnPurposeIsOfARecordedSchema() {
        Set<String> named = new HashSet<>(ON_PURPOSE.keySet());
        named.addAll(ON_ANOTHER_LINE.keySet());

        assertThat(RecordedSchemas.all().map(Recorded::title)).containsAll(named);
    }

    private static void assertLines(Recorded recorded, Set<Integer> lines) {
        boolean differs = ON_ANOTHER_LINE.containsKey(recorded.title());
        assertThat(lines).as("the reference: %s", recorded.error()).isNotEmpty();
        assertThat(recorded.lines().containsAll(lines))
                .as("%s in lines %s, the reference: %s", recorded.title(), lines, recorded.error())
                .isNotEqualTo(differs);
    }

    static Stream<Recorded> recorded() {
        return RecordedSchemas.all();
    }

    private static Optional<String> errors(String schema) {
        try {
            ModelReader.read(List.of(new SchemaFile("schema.prisma", schema)));
            return Optional.empty();
        } catch (ProblemException refused) {
            return Optional.of(refused.problem().message());
        }
    }

    private static Set<Integer> lines(String message) {
        return LINE.matcher(message)
                .results()
                .map(place -> Integer.parseInt(place.group(1)))
                .collect(Collectors.toSet());
    }
}
