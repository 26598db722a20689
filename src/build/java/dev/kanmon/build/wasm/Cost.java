package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** How many bytes of JVM bytecode instructions become, about: averages over what Endive makes of libpg_query. */
final class Cost {

    private static final int PLAIN = 5;
    private static final int LOCAL = 2;
    private static final int BRANCH = 3;
    private static final int SWITCH = 16;
    private static final int SWITCH_ENTRY = 4;

    /** A switch of 2 000 cases is 2 000 blocks within each other: nobody counts the inner ones anew each time. */
    private final Map<Block, Integer> known = new IdentityHashMap<>();

    int of(List<Instruction> instructions) {
        int sum = 0;
        for (Instruction instruction : instructions) {
            sum += of(instruction);
        }
        return sum;
    }

    private int of(Instruction instruction) {
        return switch (instruction.kind()) {
            case PLAIN -> PLAIN;
            case LOCAL -> LOCAL;
            case BRANCH -> of((Branch) instruction);
            case BLOCK -> of((Block) instruction);
        };
    }

    private static int of(Branch branch) {
        return branch.opcode() == Opcodes.BR_TABLE
                ? SWITCH + SWITCH_ENTRY * branch.targets().size()
                : BRANCH;
    }

    private int of(Block block) {
        Integer cost = known.get(block);
        if (cost == null) {
            cost = BRANCH + of(block.body()) + (block.otherwise() == null ? 0 : of(block.otherwise()));
            known.put(block, cost);
        }
        return cost;
    }
}
