package dev.kanmon.engine.parse;

/** A tree is deeper than {@link ParserLimits#NESTING}. */
final class NestingException extends RuntimeException {

    NestingException() {
        super(null, null, false, false);
    }
}
