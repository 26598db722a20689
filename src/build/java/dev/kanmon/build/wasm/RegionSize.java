package dev.kanmon.build.wasm;

/**
 * Which regions are worth a function.
 *
 * @param smallest in bytes of bytecode; below it the call costs more than it saves
 * @param largest in bytes of bytecode
 * @param mostExits how many ways may lead out of it
 */
record RegionSize(int smallest, int largest, int mostExits) {}
