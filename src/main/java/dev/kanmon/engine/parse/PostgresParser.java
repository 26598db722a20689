package dev.kanmon.engine.parse;

import dev.kanmon.engine.parse.ParseResult.Invalid;
import dev.kanmon.engine.parse.ParseResult.Parsed;
import dev.kanmon.engine.parse.ParseResult.Unparsed;
import dev.kanmon.engine.parse.libpgquery.LibPgQuery;
import java.nio.charset.StandardCharsets;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmEngineException;

/**
 * PostgreSQL 18's own parser (libpg_query). It keeps its memory from one text to the next, so one object is for one
 * thread at a time.
 */
public final class PostgresParser {

    private Instance instance;

    /** Never fails: what is wrong with the text is the result. */
    public ParseResult parse(String sql) {
        byte[] utf8 = sql.getBytes(StandardCharsets.UTF_8);
        try {
            return parse(sql, utf8);
        } catch (WasmEngineException | IllegalStateException | StackOverflowError e) {
            // Whatever the parser was at, its memory is no longer to be trusted.
            instance = null;
            return new Unparsed("PostgreSQL's parser gave up on it: too long, or nested too deeply.");
        }
    }

    private ParseResult parse(String sql, byte[] utf8) {
        int text = place(utf8);
        int result = call("F", text);
        try {
            Memory memory = instance().memory();
            int error = memory.readInt(result + 8);
            return error == 0
                    ? new Parsed(TreeReader.statements(bytes(memory.readInt(result)), ByteOffsets.of(sql, utf8)))
                    : invalid(error, sql);
        } finally {
            instance().export("G").apply(result);
            instance().export("E").apply(text);
        }
    }

    /** PgQueryError: message, funcname, filename, lineno, cursorpos (from 1, in characters), context. */
    private Invalid invalid(int error, String sql) {
        Memory memory = instance().memory();
        int characters = Math.max(0, memory.readInt(error + 16) - 1);
        return new Invalid(
                memory.readCString(memory.readInt(error), StandardCharsets.UTF_8),
                sql.offsetByCodePoints(0, Math.min(characters, sql.codePointCount(0, sql.length()))));
    }

    private int place(byte[] utf8) {
        int at = call("C", utf8.length + 1);
        instance().memory().write(at, utf8);
        instance().memory().writeByte(at + utf8.length, (byte) 0);
        return at;
    }

    private byte[] bytes(int cString) {
        Memory memory = instance().memory();
        int end = cString;
        while (memory.read(end) != 0) {
            end++;
        }
        return memory.readBytes(cString, end - cString);
    }

    private int call(String function, int argument) {
        return (int) instance().export(function).apply(argument)[0];
    }

    private Instance instance() {
        if (instance == null) {
            instance = Instance.builder(LibPgQuery.load())
                    .withMachineFactory(LibPgQuery::create)
                    .withImportValues(Emscripten.imports(LibPgQuery.load()))
                    .withStart(false)
                    .build();
            instance.export("A").apply();
        }
        return instance;
    }
}
