package dev.kanmon.engine.prismaschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A database made by SQL, a schema's text, and what Prisma makes of the way between the two.
 *
 * @param recorded the case as it stands in the file
 */
public record LiveGolden(JsonNode recorded) {

    /** All of a file below {@code /prisma}. */
    public static Stream<LiveGolden> read(String file) {
        try {
            JsonNode cases = new ObjectMapper()
                    .readTree(LiveGolden.class.getResource("/prisma/" + file))
                    .get("cases");
            return StreamSupport.stream(cases.spliterator(), false).map(LiveGolden::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the recording has no such thing. */
    public String text(String name) {
        return recorded.path(name).asText("");
    }

    public List<String> texts(String name) {
        return StreamSupport.stream(recorded.path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** As tests are called. */
    @Override
    public String toString() {
        return text("case");
    }
}
