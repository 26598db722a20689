package dev.kanmon.build.wasm;

import java.util.HashMap;
import java.util.Map;

/** The globals in which extracted functions give back what their region wrote; the caller reads them at once. */
final class ScratchGlobals {

    private record Slot(int type, int number) {}

    private final Module module;
    private final Map<Slot, Integer> globals = new HashMap<>();

    ScratchGlobals(Module module) {
        this.module = module;
    }

    int global(int valueType, int number) {
        return globals.computeIfAbsent(new Slot(valueType, number), slot -> module.addGlobal(valueType));
    }
}
