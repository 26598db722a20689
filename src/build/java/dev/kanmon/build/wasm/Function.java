package dev.kanmon.build.wasm;

import java.util.List;

/**
 * A function with its instructions.
 *
 * @param type index of its signature
 * @param locals the types of its parameters, then of its other locals
 */
record Function(int type, int parameters, List<Integer> locals, List<Instruction> body) {}
