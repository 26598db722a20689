package dev.kanmon.engine.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What Prisma did and showed, step by step. */
record Recording(List<JsonNode> steps) {

    private static final Pattern CODE = Pattern.compile("(?m)^Error: (P\\d{4})");

    static Recording read(String scenario) {
        try (InputStream file = Recording.class.getResourceAsStream("/golden/prisma/" + scenario + ".json")) {
            return of(new ObjectMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a node that has steps. */
    static Recording of(JsonNode node) {
        return new Recording(
                StreamSupport.stream(node.get("steps").spliterator(), false).toList());
    }

    /** The code that a recorded command showed. The peer gives failed migrations none; Prisma itself says P3018. */
    static Optional<String> code(JsonNode command) {
        Matcher matcher = CODE.matcher(command.get("stderr").asText());
        if (matcher.find() && !matcher.group(1).equals("P1014")) {
            return Optional.of(matcher.group(1));
        }
        return command.has("pg_errors") ? Optional.of("P3018") : Optional.empty();
    }
}
