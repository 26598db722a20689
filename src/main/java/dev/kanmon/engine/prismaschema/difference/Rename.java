package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;

/** Something that keeps its content under another name. */
public sealed interface Rename {

    record OfTable(QualifiedName from, QualifiedName to) implements Rename {}

    /** @param table as it is called before */
    record OfColumn(QualifiedName table, String from, String to) implements Rename {}
}
