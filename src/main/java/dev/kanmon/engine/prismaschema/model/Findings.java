package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.SchemaProblems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is found while a schema is read, so that a person sees all of it at once. */
final class Findings {

    private final List<SchemaProblem> found = new ArrayList<>();

    void error(String message, Place place) {
        found.add(SchemaProblem.error(inOneLine(message), place));
    }

    void warning(String message, Place place) {
        found.add(SchemaProblem.warning(inOneLine(message), place));
    }

    boolean hasErrors() {
        return found.stream().anyMatch(SchemaProblem::isError);
    }

    /** In the order of the files, and of the places in each. */
    SchemaProblems inOrderOf(List<SchemaFile> files) {
        List<String> names = files.stream().map(SchemaFile::name).toList();
        Comparator<SchemaProblem> byFile =
                Comparator.comparingInt(problem -> names.indexOf(problem.place().file()));
        return new SchemaProblems(found.stream()
                .distinct()
                .sorted(byFile.thenComparingInt(problem -> problem.place().start()))
                .toList());
    }

    /** What a message quotes may hold line breaks, and a report has one line for each problem. */
    private static String inOneLine(String message) {
        return message.replaceAll("\\R", " ");
    }
}
