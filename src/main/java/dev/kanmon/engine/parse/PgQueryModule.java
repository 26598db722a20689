package dev.kanmon.engine.parse;

import dev.kanmon.engine.parse.libpgquery.LibPgQuery;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryLimits;

/** libpg_query with its memory: C functions behind methods. What they throw leaves it unusable. */
final class PgQueryModule {

    /** The module's data and its stack end at 34 515 008 bytes; what it asks for at the start, 128 MiB, it never needs. */
    private static final int FIRST_PAGES = 544;

    private static final int CHUNK = 1 << 16;

    private final Instance instance;
    private final Memory memory;

    /** @param memoryLimit in bytes */
    static PgQueryModule compiled(long memoryLimit) {
        return new PgQueryModule(LibPgQuery.load(), LibPgQuery::create, memoryLimit);
    }

    /** @param machine what runs the module's code */
    PgQueryModule(WasmModule module, Function<Instance, Machine> machine, long memoryLimit) {
        instance = Instance.builder(module)
                .withMachineFactory(machine)
                .withImportValues(Emscripten.imports(module, memoryLimit))
                .withMemoryFactory(ByteArrayMemory::new)
                .withMemoryLimits(new MemoryLimits(FIRST_PAGES, MemoryLimits.MAX_PAGES))
                .withStart(false)
                .build();
        memory = instance.memory();
        instance.export("A").apply();
    }

    /**
     * What {@code pg_query_parse} gives.
     *
     * @param tree JSON; of no meaning when there is an error
     * @param error null when there is none
     */
    record Answer(byte[] tree, Error error) {}

    /**
     * {@code PgQueryError}.
     *
     * @param position in characters, from 1; 0 where the error has no place in the text
     */
    record Error(String message, int position) {}

    Answer parse(byte[] utf8) {
        int text = place(utf8);
        int result = call("F", text);
        int error = memory.readInt(result + 8);
        Answer answer = error == 0
                ? new Answer(bytes(memory.readInt(result)), null)
                : new Answer(new byte[0], new Error(text(memory.readInt(error)), memory.readInt(error + 16)));
        instance.export("G").apply(result);
        instance.export("E").apply(text);
        return answer;
    }

    /** JSON, or the text of an error, as {@code pg_query_parse_plpgsql} gives it. */
    byte[] parsePlpgsql(byte[] utf8) {
        int text = place(utf8);
        int result = call("H", text);
        byte[] answer = bytes(result);
        instance.export("N").apply(result);
        instance.export("E").apply(text);
        return answer;
    }

    /** In bytes; it never shrinks. */
    long memorySize() {
        return (long) memory.pages() * Memory.PAGE_SIZE;
    }

    private int place(byte[] utf8) {
        int at = call("C", utf8.length + 1);
        if (at == 0) {
            throw new IllegalStateException("libpg_query has no memory for the text");
        }
        memory.write(at, utf8);
        memory.writeByte(at + utf8.length, (byte) 0);
        return at;
    }

    private String text(int cString) {
        return new String(bytes(cString), StandardCharsets.UTF_8);
    }

    private byte[] bytes(int cString) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        int at = cString;
        while (true) {
            byte[] chunk = memory.readBytes(at, (int) Math.min(CHUNK, memorySize() - at));
            int end = 0;
            while (end < chunk.length && chunk[end] != 0) {
                end++;
            }
            read.write(chunk, 0, end);
            if (end < chunk.length) {
                return read.toByteArray();
            }
            at += end;
        }
    }

    private int call(String function, int argument) {
        try {
            return (int) instance.export(function).apply(argument)[0];
        } catch (WasmEngineException e) {
            if (e.getCause() instanceof StackOverflowError overflow) {
                throw overflow;
            }
            throw e;
        }
    }
}
