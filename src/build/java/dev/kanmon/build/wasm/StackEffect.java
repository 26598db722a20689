package dev.kanmon.build.wasm;

/** How many operands an instruction takes and gives. */
record StackEffect(int pops, int pushes) {

    private static final StackEffect NONE = new StackEffect(0, 0);
    private static final StackEffect GIVES = new StackEffect(0, 1);
    private static final StackEffect TAKES = new StackEffect(1, 0);
    private static final StackEffect UNARY = new StackEffect(1, 1);
    private static final StackEffect BINARY = new StackEffect(2, 1);
    private static final StackEffect STORE = new StackEffect(2, 0);
    private static final StackEffect TERNARY = new StackEffect(3, 1);
    private static final StackEffect BULK = new StackEffect(3, 0);

    /** Reads the operands that stand in the code behind the opcode. */
    static StackEffect of(int opcode, ByteReader in, Module module) {
        return switch (opcode) {
            case Opcodes.UNREACHABLE, 0x01, Opcodes.RETURN -> NONE;
            case Opcodes.CALL -> call(module.signature(in.unsigned()), 0);
            case Opcodes.CALL_INDIRECT -> indirectCall(in, module);
            case 0x1A -> TAKES;
            case 0x1B -> TERNARY;
            case Opcodes.GLOBAL_GET -> afterIndexes(in, 1, GIVES);
            case Opcodes.GLOBAL_SET -> afterIndexes(in, 1, TAKES);
            case 0x3F -> afterIndexes(in, 1, GIVES);
            case 0x40 -> afterIndexes(in, 1, UNARY);
            case Opcodes.I32_CONST, Opcodes.I64_CONST -> constant(in);
            case 0x43 -> skipped(in, 4);
            case 0x44 -> skipped(in, 8);
            case Opcodes.PREFIX -> prefixed(in);
            default -> memoryOrArithmetic(opcode, in);
        };
    }

    private static StackEffect memoryOrArithmetic(int opcode, ByteReader in) {
        if (opcode >= 0x28 && opcode <= 0x35) {
            return afterIndexes(in, 2, UNARY);
        }
        if (opcode >= 0x36 && opcode <= 0x3E) {
            return afterIndexes(in, 2, STORE);
        }
        if (opcode >= 0x45 && opcode <= 0xC4) {
            return isUnary(opcode) ? UNARY : BINARY;
        }
        throw new IllegalArgumentException("an opcode that is not known here: 0x" + Integer.toHexString(opcode));
    }

    private static boolean isUnary(int opcode) {
        return opcode == 0x45
                || opcode == 0x50
                || opcode >= 0x67 && opcode <= 0x69
                || opcode >= 0x79 && opcode <= 0x7B
                || opcode >= 0x8B && opcode <= 0x91
                || opcode >= 0x99 && opcode <= 0x9F
                || opcode >= 0xA7;
    }

    private static StackEffect call(Signature signature, int more) {
        return new StackEffect(
                signature.parameters().size() + more, signature.results().size());
    }

    private static StackEffect indirectCall(ByteReader in, Module module) {
        Signature signature = module.signatureOfType(in.unsigned());
        in.unsigned();
        return call(signature, 1);
    }

    /** Conversions that saturate, then memory.init, data.drop, memory.copy, memory.fill. */
    private static StackEffect prefixed(ByteReader in) {
        int opcode = in.unsigned();
        return switch (opcode) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> UNARY;
            case 8, 10 -> afterIndexes(in, 2, BULK);
            case 9 -> afterIndexes(in, 1, NONE);
            case 11 -> afterIndexes(in, 1, BULK);
            default -> throw new IllegalArgumentException("an opcode that is not known here: 0xFC " + opcode);
        };
    }

    private static StackEffect afterIndexes(ByteReader in, int count, StackEffect effect) {
        for (int i = 0; i < count; i++) {
            in.unsigned();
        }
        return effect;
    }

    private static StackEffect constant(ByteReader in) {
        in.signed();
        return GIVES;
    }

    private static StackEffect skipped(ByteReader in, int bytes) {
        in.skip(bytes);
        return GIVES;
    }
}
