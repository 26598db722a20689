/**
 * A step of the build: splits the functions of a WebAssembly module that are too large for the JVM. Endive would leave
 * them to its interpreter, fifty times as slow. A function's body is read into a tree; runs of instructions that find the
 * operand stack empty and leave it so become functions of their own.
 */
package dev.kanmon.build.wasm;
