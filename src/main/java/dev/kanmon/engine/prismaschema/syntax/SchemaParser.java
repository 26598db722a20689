package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.SchemaProblems;
import java.util.ArrayList;
import java.util.List;

/** Reads schema files into a tree. */
public final class SchemaParser {

    private SchemaParser() {}

    /**
     * A tree, and what is wrong with the text.
     *
     * @param tree of what could be read; whole where there is no error
     */
    public record Result(SyntaxTree tree, SchemaProblems problems) {}

    /** Never throws for any text: what cannot be read is a problem with its place, and what was expected there. */
    public static Result parse(List<SchemaFile> files) {
        List<Declaration> declarations = new ArrayList<>();
        List<SchemaProblem> problems = new ArrayList<>();
        for (SchemaFile file : files) {
            FileParser.Result read = FileParser.parse(file);
            declarations.addAll(read.declarations());
            problems.addAll(read.problems());
        }
        return new Result(new SyntaxTree(files, declarations), new SchemaProblems(problems));
    }
}
