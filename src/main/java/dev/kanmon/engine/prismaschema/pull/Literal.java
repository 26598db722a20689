package dev.kanmon.engine.prismaschema.pull;

/** Writes texts as a schema file does. */
final class Literal {

    private Literal() {}

    /** In double quotes. */
    static String text(String value) {
        return '"'
                + value.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                + '"';
    }
}
