package dev.kanmon.engine.schema.diff;

/** A schema could not be read; the message says why, without anything secret. */
public final class SchemaUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SchemaUnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
