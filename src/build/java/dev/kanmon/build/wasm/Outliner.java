package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import java.util.ArrayList;
import java.util.List;

/** Moves parts of a function that is too large into functions of their own. */
final class Outliner {

    private final Module module;
    private final ScratchGlobals scratch;
    private final Function function;
    private final Liveness liveness;
    private final RegionSize size;
    private final Cost cost = new Cost();

    private Outliner(Module module, ScratchGlobals scratch, Function function, RegionSize size) {
        this.module = module;
        this.scratch = scratch;
        this.function = function;
        this.size = size;
        liveness = Liveness.of(function);
    }

    static Function shrink(Module module, ScratchGlobals scratch, Function function, RegionSize size) {
        Outliner outliner = new Outliner(module, scratch, function, size);
        return new Function(
                function.type(), function.parameters(), function.locals(), outliner.shrink(function.body(), 0));
    }

    /** @param liveBehind the locals that are live behind the sequence */
    private List<Instruction> shrink(List<Instruction> sequence, long liveBehind) {
        List<Instruction> shrunk = new ArrayList<>();
        List<Instruction> gathered = new ArrayList<>();
        for (List<Instruction> piece : Pieces.of(sequence)) {
            if (fits(gathered, piece)) {
                gathered.addAll(piece);
                continue;
            }
            flush(gathered, liveness.before(piece.get(0)), shrunk);
            gathered = new ArrayList<>();
            if (fits(gathered, piece)) {
                gathered.addAll(piece);
            } else {
                descend(piece, behind(sequence, piece, liveBehind), shrunk);
            }
        }
        flush(gathered, liveBehind, shrunk);
        return shrunk;
    }

    private boolean fits(List<Instruction> gathered, List<Instruction> piece) {
        if (cost.of(gathered) + cost.of(piece) > size.largest() || !Pieces.isBalanced(piece)) {
            return false;
        }
        List<Instruction> both = new ArrayList<>(gathered);
        both.addAll(piece);
        Region region = Region.of(both);
        return region.canBeFunction() && region.exits().size() <= size.mostExits();
    }

    private void flush(List<Instruction> gathered, long liveBehind, List<Instruction> to) {
        if (gathered.isEmpty() || cost.of(gathered) < size.smallest()) {
            to.addAll(gathered);
            return;
        }
        Extraction extraction =
                new Extraction(Region.of(gathered), function, scratch, liveness.before(gathered.get(0)), liveBehind);
        int type = module.type(extraction.signature());
        to.addAll(extraction.call(module.add(type, BodyWriter.write(extraction.function(type)))));
    }

    private void descend(List<Instruction> piece, long liveBehind, List<Instruction> to) {
        for (int i = 0; i < piece.size(); i++) {
            Instruction instruction = piece.get(i);
            long after = i + 1 < piece.size() ? liveness.before(piece.get(i + 1)) : liveBehind;
            to.add(instruction instanceof Block block ? shrink(block, after) : instruction);
        }
    }

    private Block shrink(Block block, long after) {
        long behind = block.opcode() == Opcodes.LOOP ? after : block.label().live();
        return new Block(
                block.opcode(),
                block.type(),
                block.label(),
                shrink(block.body(), behind),
                block.otherwise() == null ? null : shrink(block.otherwise(), behind));
    }

    private long behind(List<Instruction> sequence, List<Instruction> piece, long liveBehind) {
        Instruction last = piece.get(piece.size() - 1);
        int next = identityIndex(sequence, last) + 1;
        return next < sequence.size() ? liveness.before(sequence.get(next)) : liveBehind;
    }

    private static int identityIndex(List<Instruction> sequence, Instruction wanted) {
        for (int i = 0; i < sequence.size(); i++) {
            if (sequence.get(i) == wanted) {
                return i;
            }
        }
        throw new IllegalStateException("an instruction of another sequence");
    }
}
