package dev.kanmon.engine.source;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.text.ParseException;
import java.text.RuleBasedCollator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * In which order migrations run. Prisma's engine sorts by bytes, its command line by JavaScript's {@code localeCompare};
 * for names with 14-digit prefixes both give the same. Where they differ Kanmon does not guess.
 */
public final class MigrationOrder {

    /** The order of the UTF-8 bytes of the names. */
    public static final Comparator<String> BY_BYTES =
            Comparator.comparing(name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private MigrationOrder() {}

    /**
     * @param namesInByteOrder the migrations that are about to run
     * @throws ProblemException K2004, naming the first pair that the two orders disagree on
     */
    public static void requireUnambiguous(List<String> namesInByteOrder) {
        Collator collator = javaScriptLike();
        for (int i = 1; i < namesInByteOrder.size(); i++) {
            String earlier = namesInByteOrder.get(i - 1);
            String later = namesInByteOrder.get(i);
            if (collator.compare(earlier, later) > 0) {
                throw ambiguous(earlier, later);
            }
        }
    }

    private static ProblemException ambiguous(String earlier, String later) {
        return ProblemException.invalidInput(
                ProblemCode.AMBIGUOUS_ORDER,
                "The order of the migrations `" + earlier + "` and `" + later
                        + "` is ambiguous: by bytes the first runs"
                        + " first, in the order of the Prisma command line the second.",
                "Give migrations names that begin with 14 digits, for example 20260103120000_" + later + ".");
    }

    private static Collator javaScriptLike() {
        try {
            // Java ignores the hyphen at first; JavaScript (CLDR root) sorts it right after the underscore.
            RuleBasedCollator root = (RuleBasedCollator) Collator.getInstance(Locale.ROOT);
            return new RuleBasedCollator(root.getRules() + "& '_' < '-'");
        } catch (ParseException e) {
            throw new IllegalStateException("the rule is a constant", e);
        }
    }
}
