package dev.kanmon.engine.repair;

/** There is nothing to suggest; the message tells a person why. */
final class NotRepairableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotRepairableException(String message) {
        super(message);
    }
}
