package dev.kanmon.engine.prismaschema.syntax;

import dev.kanmon.engine.prismaschema.SchemaFile;
import java.util.List;

/**
 * All files of a schema, as a tree.
 *
 * @param files in the order in which they were read
 * @param declarations of all files, in the order of the files and of the places in them
 */
public record SyntaxTree(List<SchemaFile> files, List<Declaration> declarations) {

    public SyntaxTree {
        files = List.copyOf(files);
        declarations = List.copyOf(declarations);
    }
}
