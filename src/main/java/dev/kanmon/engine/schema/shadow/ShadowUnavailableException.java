package dev.kanmon.engine.schema.shadow;

/** There is no shadow to rehearse on. The message says why and what to do, and holds nothing secret. */
public final class ShadowUnavailableException extends RuntimeException {

    public ShadowUnavailableException(String message) {
        super(message);
    }

    public ShadowUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
