package dev.kanmon.build.wasm;

import java.io.ByteArrayOutputStream;

/** Writes the binary format of WebAssembly. */
final class ByteWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ByteWriter u8(int value) {
        bytes.write(value);
        return this;
    }

    ByteWriter unsigned(int value) {
        int rest = value;
        while (rest >>> 7 != 0) {
            bytes.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        return u8(rest);
    }

    ByteWriter signed(int value) {
        int rest = value;
        while (rest < -64 || rest > 63) {
            bytes.write(rest & 0x7F | 0x80);
            rest >>= 7;
        }
        return u8(rest & 0x7F);
    }

    ByteWriter raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    /** Its length, then itself. */
    ByteWriter sized(byte[] value) {
        return unsigned(value.length).raw(value);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
