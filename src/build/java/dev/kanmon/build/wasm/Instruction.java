package dev.kanmon.build.wasm;

import java.util.List;

/** An instruction of a function's body. Blocks hold theirs, branches point at the block that they leave or begin again. */
sealed interface Instruction {

    /** Whatever touches neither locals nor control flow; its bytes are carried over as they are. */
    record Plain(byte[] bytes, int pops, int pushes, boolean ends) implements Instruction {}

    /** {@code local.get}, {@code local.set} or {@code local.tee}. */
    record LocalAccess(int opcode, int local) implements Instruction {

        boolean reads() {
            return opcode == Opcodes.LOCAL_GET;
        }
    }

    /** {@code br}, {@code br_if} or {@code br_table}; the default of a table is the last target. */
    record Branch(int opcode, List<Label> targets) implements Instruction {}

    /** {@code block}, {@code loop} or {@code if}. */
    record Block(int opcode, int type, Label label, List<Instruction> body, List<Instruction> otherwise)
            implements Instruction {}

    /** What branches point at. */
    final class Label {

        private final int values;
        private long live;

        /** @param values how many operands a branch to it carries */
        Label(int values) {
            this.values = values;
        }

        int values() {
            return values;
        }

        /** The locals that are read after a branch to it before they are written: a bit for each. */
        long live() {
            return live;
        }

        void live(long locals) {
            live = locals;
        }
    }

    /** Whether what follows it in a sequence is never reached. */
    default boolean diverges() {
        return switch (kind()) {
            case PLAIN -> ((Plain) this).ends();
            case BRANCH -> ((Branch) this).opcode() != Opcodes.BR_IF;
            case LOCAL, BLOCK -> false;
        };
    }

    default Kind kind() {
        if (this instanceof Plain) {
            return Kind.PLAIN;
        }
        if (this instanceof LocalAccess) {
            return Kind.LOCAL;
        }
        return this instanceof Branch ? Kind.BRANCH : Kind.BLOCK;
    }

    /** Java 17 has no switch over types. */
    enum Kind {
        PLAIN,
        LOCAL,
        BRANCH,
        BLOCK
    }
}
