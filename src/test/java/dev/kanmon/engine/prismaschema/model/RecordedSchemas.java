package dev.kanmon.engine.prismaschema.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Schemas with what prisma@7.10.1's own engine said of them, recorded from it. */
final class RecordedSchemas {

    private static final Pattern PLACE = Pattern.compile("-->  schema\\.prisma:(\\d+)");

    private RecordedSchemas() {}

    /** @param error of the reference; empty where it takes the schema */
    record Recorded(String title, String schema, Optional<String> error) {

        boolean isAccepted() {
            return error.isEmpty();
        }

        /** The lines that the reference names. */
        Set<Integer> lines() {
            Set<Integer> lines = new TreeSet<>();
            Matcher places = PLACE.matcher(error.orElse(""));
            while (places.find()) {
                lines.add(Integer.parseInt(places.group(1)));
            }
            return lines;
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Recorded> all() {
        return Stream.of(
                        "datasource",
                        "types",
                        "partial-indexes",
                        "defaults",
                        "relations",
                        "names",
                        "keys",
                        "combinations")
                .flatMap(RecordedSchemas::of);
    }

    private static Stream<Recorded> of(String file) {
        try (InputStream recorded = RecordedSchemas.class.getResourceAsStream("/prisma/validate/" + file + ".json")) {
            JsonNode cases = new ObjectMapper().readTree(recorded).get("cases");
            return StreamSupport.stream(cases.spliterator(), false)
                    .map(each -> new Recorded(
                            each.get("case").asText(),
                            each.get("schema").asText(),
                            Optional.ofNullable(each.get("error").textValue())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
