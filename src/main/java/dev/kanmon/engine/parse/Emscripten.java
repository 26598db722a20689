package dev.kanmon.engine.parse;

import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionImport;

/**
 * What a module that Emscripten compiled expects of its host: setjmp and longjmp as exceptions, a heap that grows, and
 * a system without files. The one-letter names are those of the package's own glue, libpg-query.js, which minifies them.
 */
final class Emscripten {

    private static final long[] NOTHING = {};
    private static final long[] ZERO = {0};

    private Emscripten() {}

    /** longjmp, as it passes through the frames of the JVM. */
    private static final class LongJump extends RuntimeException {
        LongJump() {
            super(null, null, false, false);
        }
    }

    /** @param memoryLimit in bytes; what asks for more is told that there is none */
    static ImportValues imports(WasmModule module, long memoryLimit) {
        List<ImportFunction> functions = new ArrayList<>();
        for (int i = 0; i < module.importSection().importCount(); i++) {
            if (module.importSection().getImport(i).importType() == ExternalType.FUNCTION) {
                FunctionImport wanted = (FunctionImport) module.importSection().getImport(i);
                functions.add(new HostFunction(
                        wanted.module(),
                        wanted.name(),
                        module.typeSection().getType(wanted.typeIndex()),
                        function(
                                wanted.name(),
                                module.typeSection()
                                        .getType(wanted.typeIndex())
                                        .returns()
                                        .size(),
                                memoryLimit)));
            }
        }
        return ImportValues.builder().withFunctions(functions).build();
    }

    private static WasmFunctionHandle function(String name, int results, long memoryLimit) {
        return switch (name) {
            case "a", "b", "d", "e", "f", "g", "h", "i", "j", "k", "l", "n", "y" -> invoke(results);
            case "p" ->
                (instance, arguments) -> {
                    throw new LongJump();
                };
            case "q" ->
                (instance, arguments) ->
                        new long[] {growHeap(instance, Integer.toUnsignedLong((int) arguments[0]), memoryLimit)};
            case "w" -> (instance, arguments) -> NOTHING;
            case "t" -> (instance, arguments) -> discard(instance.memory(), arguments);
            case "o", "r", "s", "u" -> (instance, arguments) -> ZERO;
            default ->
                (instance, arguments) -> {
                    throw new IllegalStateException("libpg_query aborted in host function " + name);
                };
        };
    }

    /** A call through the function table that ends early, and with a mark, when something below it jumps. */
    private static WasmFunctionHandle invoke(int results) {
        return (instance, arguments) -> {
            long stack = instance.export("R").apply()[0];
            long[] parameters = new long[arguments.length - 1];
            System.arraycopy(arguments, 1, parameters, 0, parameters.length);
            try {
                return instance.getMachine().call(instance.table(0).requiredRef((int) arguments[0]), parameters);
            } catch (LongJump jump) {
                instance.export("Q").apply(stack);
                instance.export("P").apply(1, 0);
                return new long[results];
            }
        };
    }

    /**
     * {@code fd_write}: what the parser says on its way out of memory goes nowhere, but counts as written, for else it
     * would be tried again for ever.
     *
     * @param arguments file, address of pairs of address and length, their number, address of the count to be set
     */
    private static long[] discard(Memory memory, long[] arguments) {
        int written = 0;
        for (int i = 0; i < (int) arguments[2]; i++) {
            written += memory.readInt((int) arguments[1] + 8 * i + 4);
        }
        memory.writeI32((int) arguments[3], written);
        return ZERO;
    }

    private static long growHeap(Instance instance, long bytes, long memoryLimit) {
        if (bytes > memoryLimit) {
            return 0;
        }
        int pages = (int) ((bytes + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE);
        int missing = Math.max(pages, instance.memory().pages() * 5 / 4)
                - instance.memory().pages();
        return missing <= 0 || instance.memory().grow(missing) >= 0 ? 1 : 0;
    }
}
