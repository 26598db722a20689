package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import dev.kanmon.build.wasm.Instruction.Label;
import dev.kanmon.build.wasm.Instruction.LocalAccess;
import dev.kanmon.build.wasm.Instruction.Plain;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A run of instructions that could be a function of its own: it finds the operand stack empty and leaves it so. */
final class Region {

    private final List<Instruction> instructions;
    private final Set<Label> inner = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Label> exits = new LinkedHashSet<>();
    private long mentioned;
    private long written;
    private boolean returns;

    private Region(List<Instruction> instructions) {
        this.instructions = instructions;
    }

    static Region of(List<Instruction> instructions) {
        Region region = new Region(instructions);
        instructions.forEach(region::look);
        return region;
    }

    List<Instruction> instructions() {
        return instructions;
    }

    /** Where its branches lead, outside of it. */
    List<Label> exits() {
        return List.copyOf(exits);
    }

    /** Whether what stands behind it is reached from it. */
    boolean falls() {
        return !instructions.get(instructions.size() - 1).diverges();
    }

    /** The locals that it reads or writes: a bit for each. */
    long mentioned() {
        return mentioned;
    }

    /** The locals that it writes and that matter afterwards. */
    long results(long liveBehind) {
        long live = falls() ? liveBehind : 0;
        for (Label exit : exits) {
            live |= exit.live();
        }
        return written & live;
    }

    /** A {@code return}, and a branch that carries an operand, cannot leave it. */
    boolean canBeFunction() {
        return !returns && exits.stream().allMatch(exit -> exit.values() == 0);
    }

    private void look(Instruction instruction) {
        switch (instruction.kind()) {
            case PLAIN -> returns |= ((Plain) instruction).bytes()[0] == Opcodes.RETURN;
            case LOCAL -> look((LocalAccess) instruction);
            case BRANCH -> look((Branch) instruction);
            case BLOCK -> look((Block) instruction);
        }
    }

    private void look(LocalAccess access) {
        mentioned |= 1L << access.local();
        if (!access.reads()) {
            written |= 1L << access.local();
        }
    }

    private void look(Branch branch) {
        branch.targets().stream().filter(target -> !inner.contains(target)).forEach(exits::add);
    }

    private void look(Block block) {
        inner.add(block.label());
        block.body().forEach(this::look);
        if (block.otherwise() != null) {
            block.otherwise().forEach(this::look);
        }
    }
}
