package dev.kanmon.engine.desired;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.contract.SourceDigest;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaFiles;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.derive.SchemaDeriver;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A wanted schema, read and without errors.
 *
 * @param tables what it asks for
 * @param namespaces the database schemas that it speaks of; none where it leaves that to the connection
 * @param warnings what is remarkable about it, each with its place
 * @param digest {@link SourceDigest} over its files, by their names
 */
public record DesiredSchema(SqlSchema tables, List<String> namespaces, List<SchemaProblem> warnings, String digest) {

    public DesiredSchema {
        namespaces = List.copyOf(namespaces);
        warnings = List.copyOf(warnings);
    }

    /**
     * Reads files and folders as one schema. Files are named, in messages and for the digest, by their path in their folder,
     * as the keys of a mounted ConfigMap are.
     *
     * @throws ProblemException K5001 with all errors of the schema; K2001 for what cannot be read, and for two files of one
     *     name
     */
    public static DesiredSchema read(List<Path> paths) {
        List<SchemaFile> files = files(paths);
        String digest = digest(files);
        ModelReader.Result read = ModelReader.read(files);
        return new DesiredSchema(
                SchemaDeriver.derive(read.model()),
                read.model().datasource().schemas(),
                read.problems().warnings(),
                digest);
    }

    /**
     * The digest alone, also of a schema with errors.
     *
     * @throws ProblemException K2001, as {@link #read}
     */
    public static String digestOf(List<Path> paths) {
        return digest(files(paths));
    }

    private static List<SchemaFile> files(List<Path> paths) {
        return paths.stream().flatMap(path -> named(path).stream()).toList();
    }

    private static List<SchemaFile> named(Path path) {
        return SchemaFiles.read(path).stream()
                .map(file -> new SchemaFile(nameIn(path, Path.of(file.name())), file.text()))
                .toList();
    }

    private static String nameIn(Path path, Path file) {
        return path.equals(file)
                ? file.getFileName().toString()
                : path.relativize(file).toString();
    }

    private static String digest(List<SchemaFile> files) {
        Map<String, byte[]> contents = new TreeMap<>();
        for (SchemaFile file : files) {
            if (contents.put(file.name(), file.text().getBytes(StandardCharsets.UTF_8)) != null) {
                throw ProblemException.invalidInput(
                        ProblemCode.UNREADABLE_SOURCE,
                        "The schema has two files of the name " + file.name() + ".",
                        "Rename one of them, or take it out.");
            }
        }
        return SourceDigest.of(contents);
    }
}
