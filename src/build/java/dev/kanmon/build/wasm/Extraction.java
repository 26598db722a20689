package dev.kanmon.build.wasm;

import dev.kanmon.build.wasm.Instruction.Block;
import dev.kanmon.build.wasm.Instruction.Branch;
import dev.kanmon.build.wasm.Instruction.Label;
import dev.kanmon.build.wasm.Instruction.LocalAccess;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a function of a region, and the call that takes its place. The locals that the region needs become parameters.
 * Those that it leaves behind come back in globals, a single one as the result where there is one way out. Where there
 * are several ways out, the result says which.
 */
final class Extraction {

    private final Region region;
    private final Function parent;
    private final ScratchGlobals scratch;
    private final List<Integer> parameters;
    private final List<Integer> results;
    private final List<Label> exits;
    private final boolean selects;

    /** @param liveBefore the locals that are live before the region; likewise behind it */
    Extraction(Region region, Function parent, ScratchGlobals scratch, long liveBefore, long liveBehind) {
        this.region = region;
        this.parent = parent;
        this.scratch = scratch;
        parameters = bits(region.mentioned() & liveBefore);
        results = bits(region.results(liveBehind));
        exits = region.exits();
        selects = exits.size() + (region.falls() ? 1 : 0) > 1;
    }

    Signature signature() {
        return new Signature(
                parameters.stream().map(parent.locals()::get).toList(),
                selects ? List.of(Signature.I32) : returnsValue() ? List.of(type(0)) : List.of());
    }

    Function function(int type) {
        List<Integer> others = bits(region.mentioned() & ~mask(parameters));
        List<Integer> order = new ArrayList<>(parameters);
        order.addAll(others);
        Map<Integer, Integer> locals = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            locals.put(order.get(i), i);
        }
        List<Integer> types =
                new ArrayList<>(order.stream().map(parent.locals()::get).toList());
        int selector = types.size();
        if (selects) {
            types.add(Signature.I32);
        }
        return new Function(type, parameters.size(), types, body(locals, selector));
    }

    /** What takes the region's place. */
    List<Instruction> call(int function) {
        List<Instruction> call = new ArrayList<>();
        parameters.forEach(local -> call.add(Emit.get(local)));
        call.add(Emit.call(function, signature()));
        takeResults(call);
        if (!selects) {
            if (!region.falls()) {
                call.add(exits.isEmpty() ? Emit.unreachable() : Emit.branch(exits.get(0)));
            }
            return call;
        }
        return region.falls() ? callThatMayLeave(call) : with(call, Emit.branchTable(exits));
    }

    private List<Instruction> callThatMayLeave(List<Instruction> call) {
        if (exits.size() == 1) {
            return with(call, Emit.branchIf(exits.get(0)));
        }
        Label behind = new Label(0);
        List<Label> targets = new ArrayList<>(exits);
        targets.add(0, behind);
        return List.of(Emit.block(behind, with(call, Emit.branchTable(targets))));
    }

    private void takeResults(List<Instruction> call) {
        for (int i = 0; i < results.size(); i++) {
            if (!returnsValue()) {
                call.add(Emit.readGlobal(scratch.global(type(i), i)));
            }
            call.add(Emit.set(results.get(i)));
        }
    }

    /** The region in one block for each way out, and behind each of them the number of that way. */
    private List<Instruction> body(Map<Integer, Integer> locals, int selector) {
        Label end = new Label(0);
        Map<Label, Label> ways = new IdentityHashMap<>();
        List<Instruction> body = new ArrayList<>();
        exits.forEach(exit -> ways.put(exit, selects ? new Label(0) : end));
        rewrite(region.instructions(), locals, ways, body);
        if (selects) {
            body = new ArrayList<>(selecting(body, ways, selector, end));
        }
        List<Instruction> whole = new ArrayList<>(List.of(Emit.block(end, body)));
        if (!selects && exits.isEmpty() && !region.falls()) {
            return body;
        }
        giveResults(whole, locals);
        if (selects) {
            whole.add(Emit.get(selector));
        }
        return whole;
    }

    private List<Instruction> selecting(List<Instruction> body, Map<Label, Label> ways, int selector, Label end) {
        List<Instruction> nest = body;
        if (region.falls()) {
            nest.add(Emit.branch(end));
        }
        int way = region.falls() ? 1 : 0;
        for (Label exit : exits) {
            List<Instruction> outer = new ArrayList<>(List.of(Emit.block(ways.get(exit), nest)));
            outer.add(Emit.constant(way++));
            outer.add(Emit.set(selector));
            outer.add(Emit.branch(end));
            nest = outer;
        }
        return nest;
    }

    private void giveResults(List<Instruction> body, Map<Integer, Integer> locals) {
        for (int i = 0; i < results.size(); i++) {
            body.add(Emit.get(locals.get(results.get(i))));
            if (!returnsValue()) {
                body.add(Emit.writeGlobal(scratch.global(type(i), i)));
            }
        }
    }

    private static void rewrite(
            List<Instruction> from, Map<Integer, Integer> locals, Map<Label, Label> ways, List<Instruction> to) {
        for (Instruction instruction : from) {
            to.add(
                    switch (instruction.kind()) {
                        case PLAIN -> instruction;
                        case LOCAL -> renumbered((LocalAccess) instruction, locals);
                        case BRANCH -> redirected((Branch) instruction, ways);
                        case BLOCK -> rewritten((Block) instruction, locals, ways);
                    });
        }
    }

    private static Instruction renumbered(LocalAccess access, Map<Integer, Integer> locals) {
        return new LocalAccess(access.opcode(), locals.get(access.local()));
    }

    private static Instruction redirected(Branch branch, Map<Label, Label> ways) {
        return new Branch(
                branch.opcode(),
                branch.targets().stream()
                        .map(target -> ways.getOrDefault(target, target))
                        .toList());
    }

    private static Instruction rewritten(Block block, Map<Integer, Integer> locals, Map<Label, Label> ways) {
        List<Instruction> body = new ArrayList<>();
        rewrite(block.body(), locals, ways, body);
        List<Instruction> otherwise = block.otherwise() == null ? null : new ArrayList<>();
        if (otherwise != null) {
            rewrite(block.otherwise(), locals, ways, otherwise);
        }
        return new Block(block.opcode(), block.type(), block.label(), body, otherwise);
    }

    private boolean returnsValue() {
        return !selects && results.size() == 1;
    }

    private int type(int result) {
        return parent.locals().get(results.get(result));
    }

    private static List<Instruction> with(List<Instruction> instructions, Instruction last) {
        instructions.add(last);
        return instructions;
    }

    private static long mask(List<Integer> locals) {
        return locals.stream().mapToLong(local -> 1L << local).reduce(0, (a, b) -> a | b);
    }

    private static List<Integer> bits(long locals) {
        List<Integer> bits = new ArrayList<>();
        for (long rest = locals; rest != 0; rest &= rest - 1) {
            bits.add(Long.numberOfTrailingZeros(rest));
        }
        return bits;
    }
}
