package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import dev.kanmon.build.wasm.Instruction.Label;
import dev.kanmon.build.wasm.Instruction.LocalAccess;
import dev.kanmon.build.wasm.Instruction.Plain;
import java.util.ArrayList;
import java.util.List;

/** Reads a function's instructions. What can never be reached, behind a branch that is always taken, is left out. */
final class BodyReader {

    private final Module module;
    private final ByteReader in;
    private final List<Label> labels = new ArrayList<>();
    private int ender;

    private BodyReader(Module module, ByteReader in) {
        this.module = module;
        this.in = in;
    }

    static Function read(Module module, int index) {
        Signature signature = module.signature(index);
        ByteReader in = new ByteReader(module.body(index));
        List<Integer> locals = new ArrayList<>(signature.parameters());
        for (int groups = in.unsigned(); groups > 0; groups--) {
            int count = in.unsigned();
            int type = in.u8();
            for (int i = 0; i < count; i++) {
                locals.add(type);
            }
        }
        BodyReader reader = new BodyReader(module, in);
        reader.labels.add(new Label(signature.results().size()));
        return new Function(module.type(index), signature.parameters().size(), locals, reader.sequence());
    }

    private List<Instruction> sequence() {
        List<Instruction> read = new ArrayList<>();
        boolean reachable = true;
        while (true) {
            int opcode = in.u8();
            if (opcode == Opcodes.END || opcode == Opcodes.ELSE) {
                ender = opcode;
                return read;
            }
            Instruction next = instruction(opcode);
            if (reachable) {
                read.add(next);
                reachable = !next.diverges();
            }
        }
    }

    private Instruction instruction(int opcode) {
        return switch (opcode) {
            case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF -> block(opcode);
            case Opcodes.BR, Opcodes.BR_IF -> new Branch(opcode, List.of(label(in.unsigned())));
            case Opcodes.BR_TABLE -> new Branch(opcode, table());
            case Opcodes.LOCAL_GET, Opcodes.LOCAL_SET, Opcodes.LOCAL_TEE -> new LocalAccess(opcode, in.unsigned());
            default -> plain(opcode);
        };
    }

    private Block block(int opcode) {
        int type = (int) in.signed();
        if (type >= 0) {
            throw new IllegalArgumentException("a block with parameters or several results");
        }
        int results = type == Opcodes.NOTHING ? 0 : 1;
        Label label = new Label(opcode == Opcodes.LOOP ? 0 : results);
        labels.add(label);
        List<Instruction> body = sequence();
        List<Instruction> otherwise = ender == Opcodes.ELSE ? sequence() : null;
        labels.remove(labels.size() - 1);
        return new Block(opcode, type, label, body, otherwise);
    }

    private List<Label> table() {
        List<Label> targets = new ArrayList<>();
        for (int left = in.unsigned(); left >= 0; left--) {
            targets.add(label(in.unsigned()));
        }
        return targets;
    }

    private Label label(int depth) {
        return labels.get(labels.size() - 1 - depth);
    }

    private Plain plain(int opcode) {
        int start = in.position() - 1;
        StackEffect effect = StackEffect.of(opcode, in, module);
        return new Plain(
                in.since(start),
                effect.pops(),
                effect.pushes(),
                opcode == Opcodes.UNREACHABLE || opcode == Opcodes.RETURN);
    }
}
