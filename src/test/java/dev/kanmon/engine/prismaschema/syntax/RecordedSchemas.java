package dev.kanmon.engine.prismaschema.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** Schema texts, and what Prisma 7.10 said about them or made of them; under {@code /prisma/syntax}. */
public final class RecordedSchemas {

    private RecordedSchemas() {}

    /** @param file such as {@code lines.json} */
    public static List<JsonNode> of(String file) {
        try (InputStream recorded = RecordedSchemas.class.getResourceAsStream("/prisma/syntax/" + file)) {
            JsonNode cases = new ObjectMapper().readTree(recorded).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
