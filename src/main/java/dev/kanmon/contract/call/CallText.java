package dev.kanmon.contract.call;

/**
 * A text that a call needs. Exactly one of the two is there.
 *
 * @param text the text itself, where anybody may see it
 * @param variable the environment variable that holds it, where it is secret
 */
public record CallText(String text, String variable) {

    public CallText {
        if ((text == null) == (variable == null)) {
            throw new IllegalArgumentException("a text is given, or a variable that holds it");
        }
    }

    public static CallText of(String text) {
        return new CallText(text, null);
    }

    public static CallText secret(String variable) {
        return new CallText(null, variable);
    }
}
