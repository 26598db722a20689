package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import dev.kanmon.build.wasm.Instruction.LocalAccess;
import dev.kanmon.build.wasm.Instruction.Plain;
import java.util.ArrayList;
import java.util.List;

/** A sequence cut wherever the operand stack is empty. */
final class Pieces {

    private Pieces() {}

    static List<List<Instruction>> of(List<Instruction> sequence) {
        List<List<Instruction>> pieces = new ArrayList<>();
        int start = 0;
        int height = 0;
        for (int i = 0; i < sequence.size(); i++) {
            height += change(sequence.get(i));
            if (height == 0 || i == sequence.size() - 1) {
                pieces.add(sequence.subList(start, i + 1));
                start = i + 1;
            }
        }
        return pieces;
    }

    /** Whether it leaves the stack as empty as it found it, or never ends. */
    static boolean isBalanced(List<Instruction> piece) {
        return piece.get(piece.size() - 1).diverges()
                || piece.stream().mapToInt(Pieces::change).sum() == 0;
    }

    private static int change(Instruction instruction) {
        return switch (instruction.kind()) {
            case PLAIN -> ((Plain) instruction).pushes() - ((Plain) instruction).pops();
            case LOCAL -> change((LocalAccess) instruction);
            case BRANCH -> change((Branch) instruction);
            case BLOCK -> change((Block) instruction);
        };
    }

    private static int change(LocalAccess access) {
        return switch (access.opcode()) {
            case Opcodes.LOCAL_GET -> 1;
            case Opcodes.LOCAL_SET -> -1;
            default -> 0;
        };
    }

    private static int change(Branch branch) {
        return branch.opcode() == Opcodes.BR ? 0 : -1;
    }

    private static int change(Block block) {
        int condition = block.opcode() == Opcodes.IF ? 1 : 0;
        return (block.type() == Opcodes.NOTHING ? 0 : 1) - condition;
    }
}
