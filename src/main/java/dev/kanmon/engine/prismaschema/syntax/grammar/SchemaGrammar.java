package dev.kanmon.engine.prismaschema.syntax.grammar;

import java.util.function.BiConsumer;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;

/** Makes the parser that ANTLR generated read as this language wants it. */
public final class SchemaGrammar {

    private SchemaGrammar() {}

    /**
     * @param text of a whole file
     * @param recovery goes on after mistakes
     * @param mistakes takes the token at which one was found, and what a person reads about it
     */
    public static PrismaSchemaParser parser(String text, LineRecovery recovery, BiConsumer<Token, String> mistakes) {
        PrismaSchemaLexer lexer = new PrismaSchemaLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        PrismaSchemaParser parser = new PrismaSchemaParser(new CommonTokenStream(lexer));
        // Enough for choices made by the next tokens alone, and it never looks further.
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        parser.setErrorHandler(recovery);
        parser.removeErrorListeners();
        parser.addErrorListener(new BaseErrorListener() {
            @Override
            public void syntaxError(
                    Recognizer<?, ?> recognizer,
                    Object token,
                    int line,
                    int column,
                    String message,
                    RecognitionException mistake) {
                mistakes.accept((Token) token, message);
            }
        });
        return parser;
    }
}
