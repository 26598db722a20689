package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import dev.kanmon.build.wasm.Instruction.Label;
import dev.kanmon.build.wasm.Instruction.LocalAccess;
import dev.kanmon.build.wasm.Instruction.Plain;
import java.util.List;

/** New instructions, by name. */
final class Emit {

    private Emit() {}

    static Instruction get(int local) {
        return new LocalAccess(Opcodes.LOCAL_GET, local);
    }

    static Instruction set(int local) {
        return new LocalAccess(Opcodes.LOCAL_SET, local);
    }

    static Instruction readGlobal(int global) {
        return plain(Opcodes.GLOBAL_GET, global, 0, 1);
    }

    static Instruction writeGlobal(int global) {
        return plain(Opcodes.GLOBAL_SET, global, 1, 0);
    }

    static Instruction constant(int value) {
        return new Plain(new ByteWriter().u8(Opcodes.I32_CONST).signed(value).bytes(), 0, 1, false);
    }

    static Instruction unreachable() {
        return new Plain(new byte[] {Opcodes.UNREACHABLE}, 0, 0, true);
    }

    static Instruction call(int function, Signature signature) {
        return plain(
                Opcodes.CALL,
                function,
                signature.parameters().size(),
                signature.results().size());
    }

    static Instruction branch(Label target) {
        return new Branch(Opcodes.BR, List.of(target));
    }

    static Instruction branchIf(Label target) {
        return new Branch(Opcodes.BR_IF, List.of(target));
    }

    /** @param targets the last one for every other index */
    static Instruction branchTable(List<Label> targets) {
        return new Branch(Opcodes.BR_TABLE, targets);
    }

    static Block block(Label label, List<Instruction> body) {
        return new Block(Opcodes.BLOCK, Opcodes.NOTHING, label, body, null);
    }

    private static Plain plain(int opcode, int operand, int pops, int pushes) {
        return new Plain(new ByteWriter().u8(opcode).unsigned(operand).bytes(), pops, pushes, false);
    }
}
