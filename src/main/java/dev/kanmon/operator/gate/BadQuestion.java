package dev.kanmon.operator.gate;

/** A question that cannot be understood; the message says what, where, and what to do, to whoever asked. */
final class BadQuestion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadQuestion(String message) {
        super(message);
    }
}
