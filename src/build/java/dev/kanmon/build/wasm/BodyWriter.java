package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import dev.kanmon.build.wasm.Instruction.Label;
import dev.kanmon.build.wasm.Instruction.LocalAccess;
import dev.kanmon.build.wasm.Instruction.Plain;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Writes a function's instructions; a branch's target becomes the number of blocks that it leaves. */
final class BodyWriter {

    private final ByteWriter out = new ByteWriter();
    private final Map<Label, Integer> depths = new IdentityHashMap<>();
    private int depth;

    private BodyWriter() {}

    static byte[] write(Function function) {
        BodyWriter writer = new BodyWriter();
        List<Integer> locals = function.locals()
                .subList(function.parameters(), function.locals().size());
        writer.out.unsigned(locals.size());
        locals.forEach(type -> writer.out.unsigned(1).u8(type));
        writer.depth = 1;
        writer.sequence(function.body());
        writer.out.u8(Opcodes.END);
        return writer.out.bytes();
    }

    private void sequence(List<Instruction> instructions) {
        instructions.forEach(this::instruction);
    }

    private void instruction(Instruction instruction) {
        switch (instruction.kind()) {
            case PLAIN -> out.raw(((Plain) instruction).bytes());
            case LOCAL -> {
                LocalAccess access = (LocalAccess) instruction;
                out.u8(access.opcode()).unsigned(access.local());
            }
            case BRANCH -> branch((Branch) instruction);
            case BLOCK -> block((Block) instruction);
        }
    }

    private void branch(Branch branch) {
        out.u8(branch.opcode());
        if (branch.opcode() == Opcodes.BR_TABLE) {
            out.unsigned(branch.targets().size() - 1);
        }
        for (Label target : branch.targets()) {
            out.unsigned(depth - 1 - depths.get(target));
        }
    }

    private void block(Block block) {
        out.u8(block.opcode()).signed(block.type());
        depths.put(block.label(), depth++);
        sequence(block.body());
        if (block.otherwise() != null) {
            out.u8(Opcodes.ELSE);
            sequence(block.otherwise());
        }
        depth--;
        out.u8(Opcodes.END);
    }
}
