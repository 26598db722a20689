package dev.kanmon.engine.prismaschema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanmon.engine.prismaschema.derive.SchemaDeriver;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Two schemas, and what Prisma makes of the way from the one to the other; recorded by {@code src/test/prisma}.
 *
 * @param theme the file it is in
 * @param from a schema's text, or nothing for an empty database
 * @param script of {@code migrate diff --script}
 * @param summary of {@code migrate diff}
 */
public record GoldenPair(String theme, String name, String from, String to, String script, String summary) {

    /** All that were recorded, in the order of the files' names. */
    public static Stream<GoldenPair> all() {
        try (Stream<Path> files =
                Files.list(Path.of(GoldenPair.class.getResource("/prisma/diff").toURI()))) {
            return files.sorted().toList().stream().flatMap(GoldenPair::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What our reader and deriver make of a schema's text; nothing at all of no text. */
    public static SqlSchema schemaOf(String text) {
        return text.isEmpty()
                ? SqlSchema.EMPTY
                : SchemaDeriver.derive(ModelReader.read(List.of(new SchemaFile("schema.prisma", text)))
                        .model());
    }

    /** As tests are called. */
    @Override
    public String toString() {
        return theme + ": " + name;
    }

    private static Stream<GoldenPair> read(Path file) {
        String theme = file.getFileName().toString().replace(".json", "");
        try {
            JsonNode cases = new ObjectMapper().readTree(file.toFile()).get("cases");
            return StreamSupport.stream(cases.spliterator(), false).map(pair -> of(theme, pair));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenPair of(String theme, JsonNode pair) {
        return new GoldenPair(
                theme,
                pair.get("case").asText(),
                pair.get("from").asText(),
                pair.get("to").asText(),
                pair.get("script").asText(),
                pair.get("summary").asText());
    }
}
