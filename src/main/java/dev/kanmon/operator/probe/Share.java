package dev.kanmon.operator.probe;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;

/**
 * What an answer says.
 *
 * @param failing the share that fails, 0 to 1; empty where the answer is none
 * @param message the answer in a sentence
 */
record Share(OptionalDouble failing, String message) {

    private static final MathContext SHOWN = new MathContext(4);

    static Share missing(String why) {
        return new Share(OptionalDouble.empty(), why);
    }

    /**
     * @param text a number, as JSON or Prometheus write it
     * @param source who says it, for the sentence
     */
    static Share of(String text, String source) {
        try {
            double value = Double.parseDouble(text);
            return of(value, source);
        } catch (NumberFormatException e) {
            return missing(source + " gives no number.");
        }
    }

    private static Share of(double value, String source) {
        if (Double.isNaN(value)) {
            // What a division by no requests at all makes.
            return missing(source + " gives no value (NaN): perhaps there were no requests.");
        }
        return value >= 0 && value <= 1
                ? new Share(OptionalDouble.of(value), "%s says %s.".formatted(source, percent(value)))
                : missing(source + " gives " + value + ", which is not a share from 0 to 1.");
    }

    private static String percent(double value) {
        return new BigDecimal(value * 100).round(SHOWN).stripTrailingZeros().toPlainString() + "%";
    }
}
