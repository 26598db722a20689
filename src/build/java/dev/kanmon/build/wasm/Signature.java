package dev.kanmon.build.wasm;

import java.util.List;

/**
 * The type of a function.
 *
 * @param parameters value types, as the binary format numbers them
 * @param results value types
 */
record Signature(List<Integer> parameters, List<Integer> results) {

    static final int I32 = 0x7F;
    static final int I64 = 0x7E;

    private static final int FUNCTION = 0x60;

    static Signature read(ByteReader in) {
        if (in.u8() != FUNCTION) {
            throw new IllegalArgumentException("not a function type");
        }
        return new Signature(types(in), types(in));
    }

    void write(ByteWriter out) {
        out.u8(FUNCTION).unsigned(parameters.size());
        parameters.forEach(out::u8);
        out.unsigned(results.size());
        results.forEach(out::u8);
    }

    private static List<Integer> types(ByteReader in) {
        Integer[] types = new Integer[in.unsigned()];
        for (int i = 0; i < types.length; i++) {
            types[i] = in.u8();
        }
        return List.of(types);
    }
}
