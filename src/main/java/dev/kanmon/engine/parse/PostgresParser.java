package dev.kanmon.engine.parse;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Parsed;
import dev.kanmon.engine.parse.ParseResult.Unparsed;
import dev.kanmon.engine.parse.PgQueryModule.Answer;
import dev.kanmon.engine.parse.PgQueryModule.Error;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * PostgreSQL 18's own parser (libpg_query). It keeps its memory from one text to the next, so one object is for one
 * thread at a time. No text makes it fail: what is wrong with the text is the result, and the next one is read as if
 * nothing had been.
 */
public final class PostgresParser {

    /** In UTF-16 units. */
    private static final int MESSAGE = 300;

    private PgQueryModule module;

    /** All statements of a text; of at most 8 MiB of UTF-8. */
    public ParseResult parse(String sql) {
        byte[] utf8 = sql.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > ParserLimits.TEXT) {
            return new Unparsed(ParserLimits.tooLong(utf8.length));
        }
        Optional<ParseResult> unreadable = UnreadableText.in(sql);
        return unreadable.isPresent() ? unreadable.get() : guarded(() -> read(sql, utf8), Unparsed::new);
    }

    /**
     * The SQL in the body of one function, procedure or {@code DO} block.
     *
     * @param statement {@code CREATE FUNCTION …}, {@code CREATE PROCEDURE …} or {@code DO …}, and nothing else
     */
    public PlpgsqlResult parsePlpgsql(String statement) {
        Optional<Routine> routine = statements(statement).stream()
                .findFirst()
                .flatMap(parsed -> Routine.of(parsed.node()))
                .filter(Routine::isPlpgsql);
        return routine.isEmpty()
                ? new PlpgsqlResult.NotPlpgsql()
                : guarded(() -> analyse(statement, routine.get()), PlpgsqlResult.Unparsed::new);
    }

    private ParseResult read(String sql, byte[] utf8) {
        Answer answer = module().parse(utf8);
        if (answer.error() != null) {
            return failed(answer.error(), sql);
        }
        return answer.tree().length > ParserLimits.tree()
                ? new Unparsed(ParserLimits.tooMuch())
                : new Parsed(TreeReader.statements(answer.tree(), ByteOffsets.of(sql, utf8)));
    }

    /** An error without a place is not one of the text, but of the parser: no memory left, for instance. */
    private static ParseResult failed(Error error, String sql) {
        if (error.position() <= 0) {
            return new Unparsed("PostgreSQL's parser gave up on it: " + error.message() + ".");
        }
        int characters = Math.min(error.position() - 1, sql.codePointCount(0, sql.length()));
        return new Invalid(shortened(error.message()), sql.offsetByCodePoints(0, characters));
    }

    /** A message quotes the text from the error on: all of it, behind a quote that never closes. */
    private static String shortened(String message) {
        return message.length() <= MESSAGE ? message : message.substring(0, MESSAGE) + "…";
    }

    private PlpgsqlResult analyse(String statement, Routine routine) {
        byte[] answer = module().parsePlpgsql(statement.getBytes(StandardCharsets.UTF_8));
        if (answer.length == 0 || answer[0] != '{') {
            return new PlpgsqlResult.Unparsed("PostgreSQL's PL/pgSQL parser gave up on its body: "
                    + new String(answer, StandardCharsets.UTF_8) + ".");
        }
        Node tree = TreeReader.read(answer, ByteOffsets.NONE);
        return new PlpgsqlResult.Analysed(tree, PlpgsqlBody.sql(tree, this::constant, routine.firstLine(statement)));
    }

    private Optional<String> constant(String select) {
        List<ParsedStatement> statements = statements(select);
        return statements.size() == 1 ? ConstantText.of(statements.get(0).node()) : Optional.empty();
    }

    private List<ParsedStatement> statements(String sql) {
        return parse(sql) instanceof Parsed parsed ? parsed.statements() : List.of();
    }

    /** Where the thread's stack does not do, it is tried once more on a deep one. */
    private <T> T guarded(Supplier<T> reading, Function<String, T> unparsed) {
        try {
            return caught(reading, unparsed);
        } catch (StackOverflowError e) {
            return onDeepStack(reading, unparsed);
        }
    }

    private <T> T caught(Supplier<T> reading, Function<String, T> unparsed) {
        try {
            return attempted(reading);
        } catch (NestingException e) {
            return unparsed.apply(ParserLimits.tooDeep());
        } catch (OutOfMemoryError e) {
            return unparsed.apply(ParserLimits.tooMuch());
        } catch (RuntimeException e) {
            return unparsed.apply("PostgreSQL's parser gave up on it.");
        }
    }

    private <T> T onDeepStack(Supplier<T> reading, Function<String, T> unparsed) {
        return DeepStack.call(() -> {
            try {
                return caught(reading, unparsed);
            } catch (StackOverflowError e) {
                return unparsed.apply(ParserLimits.tooDeep());
            }
        });
    }

    /** Whatever goes wrong inside the module, its memory is no longer to be trusted. */
    private <T> T attempted(Supplier<T> reading) {
        boolean done = false;
        try {
            T result = reading.get();
            done = true;
            return result;
        } finally {
            if (!done || isLarge()) {
                module = null;
            }
        }
    }

    private boolean isLarge() {
        return module != null && module.memorySize() > ParserLimits.keptMemory();
    }

    private PgQueryModule module() {
        if (module == null) {
            module = PgQueryModule.compiled(ParserLimits.memory());
        }
        return module;
    }
}
