package dev.kanmon.engine.sql;

import java.util.Optional;

/** Reads the grammar of a statement from its tokens, as far as needed to know what kind of statement it is. */
final class TokenReader {

    private final String text;
    private final Lexer lexer;

    /** Stands on the first token at or after index {@code from}. */
    TokenReader(String text, int from) {
        this.text = text;
        this.lexer = new Lexer(text, from, text.length());
        lexer.next();
    }

    /** The keyword it stands on, in upper case; empty when it stands on something else. Moves on over a keyword. */
    String takeWord() {
        if (lexer.token() != Token.WORD) {
            return "";
        }
        StringBuilder word = new StringBuilder();
        for (int i = lexer.start(); i < lexer.end(); i++) {
            word.append(Ascii.toUpper(text.charAt(i)));
        }
        lexer.next();
        return word.toString();
    }

    /** Moves on over these keywords, given in upper case, if they all come next and in this order. */
    boolean accept(String... keywords) {
        int before = lexer.start();
        for (String keyword : keywords) {
            if (!lexer.isKeyword(keyword)) {
                moveTo(before);
                return false;
            }
            lexer.next();
        }
        return true;
    }

    boolean acceptSymbol(char symbol) {
        boolean here = isSymbol(symbol);
        if (here) {
            lexer.next();
        }
        return here;
    }

    boolean atEnd() {
        return lexer.token() == Token.END;
    }

    void skip() {
        lexer.next();
    }

    /** Looks for keywords in a row from here to the statement's end, outside of parentheses. Does not move. */
    boolean comesLater(String... keywords) {
        int before = lexer.start();
        boolean found = false;
        while (!atEnd() && !found) {
            found = accept(keywords);
            if (!found && !skipParentheses()) {
                lexer.next();
            }
        }
        moveTo(before);
        return found;
    }

    /** Moves behind the parenthesis that closes the one it stands on, if it stands on one. */
    boolean skipParentheses() {
        if (lexer.token() != Token.OPEN_PARENTHESIS) {
            return false;
        }
        int depth = 0;
        do {
            if (lexer.token() == Token.OPEN_PARENTHESIS) {
                depth++;
            } else if (lexer.token() == Token.CLOSE_PARENTHESIS) {
                depth--;
            }
            lexer.next();
        } while (depth > 0 && !atEnd());
        return true;
    }

    /**
     * Looks for an option in the list {@code (name [[=] value], …)} that it stands on. Does not move.
     *
     * @return the value as written, in lower case and without quotes; empty text for an option without one; nothing when
     *     the option is not there
     */
    Optional<String> option(String name) {
        int before = lexer.start();
        Optional<String> value = Optional.empty();
        if (acceptSymbol('(')) {
            while (!atEnd() && !isSymbol(')')) {
                boolean wanted = accept(name);
                value = wanted ? Optional.of(optionValue()) : value;
                if (!wanted) {
                    lexer.next();
                }
            }
        }
        moveTo(before);
        return value;
    }

    private String optionValue() {
        acceptSymbol('=');
        if (atEnd() || isSymbol(',') || isSymbol(')')) {
            return "";
        }
        String value = Ascii.toLower(text.substring(lexer.start(), lexer.end()));
        lexer.next();
        return value.replace("'", "");
    }

    /** A name of the form {@code [schema.]name}; nothing, and no move, when it stands on none that can be read. */
    Optional<QualifiedName> takeName() {
        int before = lexer.start();
        Optional<String> first = takeIdentifier();
        if (first.isEmpty() || !acceptSymbol('.')) {
            return first.map(name -> new QualifiedName(Optional.empty(), name));
        }
        Optional<String> second = takeIdentifier();
        if (second.isEmpty() || isSymbol('.')) {
            moveTo(before);
            return Optional.empty();
        }
        return second.map(name -> new QualifiedName(first, name));
    }

    private Optional<String> takeIdentifier() {
        Optional<String> identifier = Identifiers.read(text.substring(lexer.start(), lexer.end()), lexer.token());
        if (identifier.isPresent()) {
            lexer.next();
        }
        return identifier;
    }

    private boolean isSymbol(char symbol) {
        return !atEnd() && lexer.end() == lexer.start() + 1 && lexer.first() == symbol;
    }

    private void moveTo(int index) {
        lexer.moveTo(index);
        lexer.next();
    }
}
