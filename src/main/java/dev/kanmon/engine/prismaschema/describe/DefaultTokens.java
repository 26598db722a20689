package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.describe.DefaultToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of an expression, taken one after the other. */
final class DefaultTokens {

    private static final Pattern TOKEN = Pattern.compile("""
            (?<STRING>'(?:[^']|'')*')
            |(?<ESCAPED>[eE]'(?:[^'\\\\]|\\\\.|'')*')
            |(?<QUOTED>"(?:[^"\\\\]|\\\\.|"")*")
            |(?<IDENTIFIER>[A-Za-z_][A-Za-z0-9_-]*)
            |(?<DIGITS>[0-9]+)
            |(?<CAST>::)
            |(?<SIGN>[,()\\[\\]{}.-])
            |(?<SPACE>\\s+)
            |(?<OTHER>.)""", Pattern.COMMENTS | Pattern.DOTALL);

    private final List<DefaultToken> tokens;
    private int next;

    private DefaultTokens(List<DefaultToken> tokens) {
        this.tokens = tokens;
    }

    static DefaultTokens of(String expression) {
        List<DefaultToken> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(expression);
        while (matcher.find()) {
            if (matcher.group("SPACE") == null) {
                tokens.add(new DefaultToken(kind(matcher), matcher.group()));
            }
        }
        return new DefaultTokens(List.copyOf(tokens));
    }

    private static Kind kind(Matcher matcher) {
        if (matcher.group("STRING") != null) {
            return Kind.STRING;
        }
        if (matcher.group("ESCAPED") != null) {
            return Kind.ESCAPED_STRING;
        }
        if (matcher.group("QUOTED") != null) {
            return Kind.QUOTED_IDENTIFIER;
        }
        if (matcher.group("IDENTIFIER") != null) {
            return Kind.IDENTIFIER;
        }
        if (matcher.group("DIGITS") != null) {
            return Kind.DIGITS;
        }
        if (matcher.group("CAST") != null) {
            return Kind.CAST;
        }
        return matcher.group("SIGN") != null ? Kind.SIGN : Kind.OTHER;
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    Optional<DefaultToken> peek() {
        return atEnd() ? Optional.empty() : Optional.of(tokens.get(next));
    }

    /** Takes the next one if it is of that kind. */
    Optional<String> take(Kind kind) {
        Optional<String> text = peek().filter(token -> token.kind() == kind).map(DefaultToken::text);
        text.ifPresent(taken -> next++);
        return text;
    }

    /** Takes the next one if it is that sign. */
    boolean take(String sign) {
        boolean found = peek().filter(token -> token.is(sign)).isPresent();
        next += found ? 1 : 0;
        return found;
    }

    /** Takes the next one if it is that word, in whatever case. */
    boolean takeWord(String word) {
        boolean found = peek().filter(token -> token.isWord(word)).isPresent();
        next += found ? 1 : 0;
        return found;
    }

    /** Takes a cast, {@code ::schema.name(3)[]}, where there is one; the type it names is the column's. */
    void takeCast() {
        if (take(Kind.CAST).isEmpty()) {
            return;
        }
        while (take(Kind.IDENTIFIER).isPresent() || take(Kind.QUOTED_IDENTIFIER).isPresent() || take(".")) {
            // A name may have several words: TIMESTAMP WITH TIME ZONE.
        }
        if (take("(")) {
            skipTo(")");
        }
        if (take("[")) {
            skipTo("]");
        }
    }

    private void skipTo(String sign) {
        while (!atEnd() && !take(sign)) {
            next++;
        }
    }
}
