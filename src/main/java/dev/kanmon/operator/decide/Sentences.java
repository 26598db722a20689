package dev.kanmon.operator.decide;

/** Puts what others say into our messages. */
final class Sentences {

    private Sentences() {}

    /** The text with a full stop at its end, unless it ends a sentence already. */
    static String ended(String text) {
        return text.matches("(?s).*[.!?…]\\s*") ? text.strip() : text.strip() + ".";
    }
}
