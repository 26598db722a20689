package dev.kanmon.engine.prismaschema;

/**
 * A stretch of a schema file.
 *
 * @param file the file's name
 * @param start where it begins, in UTF-16 units from the file's beginning
 * @param end where it ends, exclusive
 * @param line the line it begins in, from 1
 * @param column the column it begins in, from 1, in UTF-16 units
 */
public record Place(String file, int start, int end, int line, int column) {

    /** As compilers print it: {@code schema.prisma:12:5}. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
