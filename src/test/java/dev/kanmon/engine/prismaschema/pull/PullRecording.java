package dev.kanmon.engine.prismaschema.pull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kanmon.engine.prismaschema.SchemaFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code prisma db pull} made of a database; recorded from prisma 7.10.1 on PostgreSQL 15.
 *
 * @param ddl makes the database
 * @param before the files that were there
 * @param after the files that it wrote
 * @param warnings its whole text; empty for none
 */
record PullRecording(String name, String ddl, List<SchemaFile> before, List<SchemaFile> after, String warnings) {

    /** Those into a file without models, then those into a file with some. */
    static Stream<PullRecording> all() {
        return Stream.of("new.json", "again.json").flatMap(PullRecording::read);
    }

    private static Stream<PullRecording> read(String resource) {
        try (InputStream json = PullRecording.class.getResourceAsStream("/prisma/pull/" + resource)) {
            List<PullRecording> recordings = new ArrayList<>();
            new ObjectMapper().readTree(json).get("cases").forEach(found -> recordings.add(of(found)));
            return recordings.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PullRecording of(JsonNode recorded) {
        return new PullRecording(
                recorded.get("case").asText(),
                recorded.get("ddl").asText(),
                files(recorded.get("before")),
                files(recorded.get("after")),
                recorded.get("warnings").isNull()
                        ? ""
                        : recorded.get("warnings").asText());
    }

    private static List<SchemaFile> files(JsonNode files) {
        List<SchemaFile> all = new ArrayList<>();
        files.forEach(file -> all.add(
                new SchemaFile(file.get("path").asText(), file.get("content").asText())));
        return all;
    }

    @Override
    public String toString() {
        return name;
    }
}
