package dev.kanmon.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A line comment that speaks to Kanmon: {@code -- kanmon:<name> <argument>}.
 *
 * @param name such as {@link #IGNORE}; empty where nothing stands behind the colon
 * @param argument what stands behind the name, stripped; may be empty
 * @param line the line of the script, from 1
 * @param statement index of the statement that follows it; the number of statements where none does
 */
public record Directive(String name, String argument, int line, int statement) {

    /** Every statement outside of an explicit BEGIN … COMMIT runs by itself. Stands before the first statement. */
    public static final String NO_TRANSACTION = "no-transaction";

    /** Silences a rule of lint for the statement below it: {@code -- kanmon:ignore <rule> <reason>}. */
    public static final String IGNORE = "ignore";

    static final String PREFIX = "kanmon:";

    private static final Set<String> NAMES = Set.of(NO_TRANSACTION, IGNORE);

    public boolean isKnown() {
        return NAMES.contains(name);
    }

    /** All of a script's, between its statements; comments inside of a statement are none. */
    public static List<Directive> in(Script script) {
        List<Directive> directives = new ArrayList<>();
        int from = ByteOrderMark.lengthAt(script.text());
        for (int i = 0; i <= script.statements().size(); i++) {
            boolean last = i == script.statements().size();
            int to = last ? script.text().length() : script.statements().get(i).offset();
            directives.addAll(between(script.text(), from, to, i));
            from = last ? to : script.statements().get(i).endOffset();
        }
        return List.copyOf(directives);
    }

    /** Those in a part of a text that holds nothing but white space, comments and semicolons; else up to what does not. */
    static List<Directive> between(String text, int from, int to, int statement) {
        List<Directive> directives = new ArrayList<>();
        Lexer lexer = new Lexer(text, from, to);
        int at = from;
        while (at < to) {
            boolean blank = Ascii.isSpace(text.charAt(at)) || text.charAt(at) == ';';
            int behind = blank ? at + 1 : lexer.afterComment(at);
            if (behind <= at) {
                break;
            }
            if (!blank) {
                comment(text, at, behind, statement).ifPresent(directives::add);
            }
            at = behind;
        }
        return directives;
    }

    private static Optional<Directive> comment(String text, int from, int to, int statement) {
        String comment =
                text.startsWith("--", from) ? text.substring(from + 2, to).strip() : "";
        if (!comment.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] words = comment.substring(PREFIX.length()).strip().split("\\s+", 2);
        int line = 1 + Lines.ends(text, 0, from);
        return Optional.of(new Directive(words[0], words.length == 2 ? words[1] : "", line, statement));
    }
}
