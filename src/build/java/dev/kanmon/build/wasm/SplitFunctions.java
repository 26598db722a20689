package dev.kanmon.build.wasm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Splits the functions of a WebAssembly module that are too large for a method of the JVM, or for its compiler. The
 * module does the same as before.
 */
public final class SplitFunctions {

    /** HotSpot leaves a method above 8000 bytes of bytecode to its interpreter; the estimate may be off by a fifth. */
    private static final int COMPILED = 6500;

    /** The case of a switch, or a part of a long one: most leave by their end, by a common end, or by an error. */
    private static final RegionSize CASE = new RegionSize(60, COMPILED, 3);

    private SplitFunctions() {}

    /** @param arguments the module to read, the module to write */
    public static void main(String[] arguments) throws IOException {
        Module module = Module.read(Files.readAllBytes(Path.of(arguments[0])));
        ScratchGlobals scratch = new ScratchGlobals(module);
        for (int index : module.functions()) {
            Function function = BodyReader.read(module, index);
            if (new Cost().of(function.body()) > COMPILED) {
                module.replace(index, BodyWriter.write(Outliner.shrink(module, scratch, function, CASE)));
            }
        }
        Path out = Path.of(arguments[1]);
        Files.createDirectories(out.getParent());
        Files.write(out, module.write());
    }
}
