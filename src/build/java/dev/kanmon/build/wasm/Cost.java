package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import java.util.List;

/** How many bytes of JVM bytecode instructions become, about: averages over what Endive makes of libpg_query. */
final class Cost {

    private static final int PLAIN = 5;
    private static final int LOCAL = 2;
    private static final int BRANCH = 3;
    private static final int SWITCH = 16;
    private static final int SWITCH_ENTRY = 4;

    private Cost() {}

    static int of(List<Instruction> instructions) {
        int sum = 0;
        for (Instruction instruction : instructions) {
            sum += of(instruction);
        }
        return sum;
    }

    static int of(Instruction instruction) {
        return switch (instruction.kind()) {
            case PLAIN -> PLAIN;
            case LOCAL -> LOCAL;
            case BRANCH -> branch((Branch) instruction);
            case BLOCK -> block((Block) instruction);
        };
    }

    private static int branch(Branch branch) {
        return branch.opcode() == Opcodes.BR_TABLE
                ? SWITCH + SWITCH_ENTRY * branch.targets().size()
                : BRANCH;
    }

    private static int block(Block block) {
        return BRANCH + of(block.body()) + (block.otherwise() == null ? 0 : of(block.otherwise()));
    }
}
