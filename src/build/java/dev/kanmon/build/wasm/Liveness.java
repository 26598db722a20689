package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import dev.kanmon.build.wasm.Instruction.Label;
import dev.kanmon.build.wasm.Instruction.LocalAccess;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which locals are read later before they are written anew, at each place of a function: the only ones whose values
 * matter there. Sets are bits of a {@code long}, so a function has at most 64 locals.
 */
final class Liveness {

    private final Map<Instruction, Long> before = new IdentityHashMap<>();

    private Liveness() {}

    static Liveness of(Function function) {
        if (function.locals().size() > Long.SIZE) {
            throw new IllegalArgumentException("more than 64 locals");
        }
        Liveness liveness = new Liveness();
        liveness.sequence(function.body(), 0);
        return liveness;
    }

    /** Before an instruction of the function as it was read. */
    long before(Instruction instruction) {
        return before.get(instruction);
    }

    private long sequence(List<Instruction> instructions, long after) {
        long live = after;
        for (int i = instructions.size() - 1; i >= 0; i--) {
            live = instruction(instructions.get(i), live);
            before.put(instructions.get(i), live);
        }
        return live;
    }

    private long instruction(Instruction instruction, long after) {
        return switch (instruction.kind()) {
            case PLAIN -> instruction.diverges() ? 0 : after;
            case LOCAL -> access((LocalAccess) instruction, after);
            case BRANCH -> branch((Branch) instruction, after);
            case BLOCK -> block((Block) instruction, after);
        };
    }

    private static long access(LocalAccess access, long after) {
        long local = 1L << access.local();
        return access.reads() ? after | local : after & ~local;
    }

    private static long branch(Branch branch, long after) {
        long live = branch.diverges() ? 0 : after;
        for (Label target : branch.targets()) {
            live |= target.live();
        }
        return live;
    }

    private long block(Block block, long after) {
        if (block.opcode() == Opcodes.LOOP) {
            return loop(block, after);
        }
        block.label().live(after);
        long body = sequence(block.body(), after);
        if (block.opcode() != Opcodes.IF) {
            return body;
        }
        return body | (block.otherwise() == null ? after : sequence(block.otherwise(), after));
    }

    /** What is live at its beginning is so wherever a branch goes back there. */
    private long loop(Block loop, long after) {
        long live = 0;
        long grown = sequence(loop.body(), after);
        while (grown != live) {
            live = grown;
            loop.label().live(live);
            grown = sequence(loop.body(), after);
        }
        return live;
    }
}
