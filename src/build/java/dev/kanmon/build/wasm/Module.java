package dev.kanmon.build.wasm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A WebAssembly module, read as far as functions can be changed and added; everything else is carried over as it is. */
final class Module {

    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private static final int CUSTOM = 0;
    private static final int TYPES = 1;
    private static final int IMPORTS = 2;
    private static final int FUNCTIONS = 3;
    private static final int GLOBALS = 6;
    private static final int CODE = 10;

    private final Map<Integer, byte[]> sections;
    private final List<Signature> types = new ArrayList<>();
    /** Of the imported functions first, as they are numbered. */
    private final List<Integer> functionTypes = new ArrayList<>();

    private final List<byte[]> bodies = new ArrayList<>();
    private final int imported;
    private final int ownGlobals;
    private final ByteWriter moreGlobals = new ByteWriter();
    private int globals;

    private Module(Map<Integer, byte[]> sections) {
        this.sections = sections;
        each(TYPES, in -> types.add(Signature.read(in)));
        each(IMPORTS, this::readImport);
        imported = functionTypes.size();
        each(FUNCTIONS, in -> functionTypes.add(in.unsigned()));
        each(CODE, in -> bodies.add(in.take(in.unsigned())));
        ownGlobals = new ByteReader(sections.get(GLOBALS)).unsigned();
        globals = ownGlobals;
    }

    static Module read(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        in.skip(HEADER.length);
        Map<Integer, byte[]> sections = new LinkedHashMap<>();
        while (!in.atEnd()) {
            int id = in.u8();
            byte[] content = in.take(in.unsigned());
            if (id != CUSTOM) {
                sections.put(id, content);
            }
        }
        return new Module(sections);
    }

    byte[] write() {
        sections.put(TYPES, vector(types, Signature::write));
        sections.put(
                FUNCTIONS, vector(functionTypes.subList(imported, functionTypes.size()), (t, out) -> out.unsigned(t)));
        sections.put(GLOBALS, withMoreGlobals(new ByteReader(sections.get(GLOBALS))));
        sections.put(CODE, vector(bodies, (body, out) -> out.sized(body)));
        ByteWriter out = new ByteWriter().raw(HEADER);
        sections.forEach((id, content) -> out.u8(id).sized(content));
        return out.bytes();
    }

    /** The numbers of the functions that have a body. */
    List<Integer> functions() {
        List<Integer> indexes = new ArrayList<>();
        for (int i = imported; i < functionTypes.size(); i++) {
            indexes.add(i);
        }
        return indexes;
    }

    int type(int function) {
        return functionTypes.get(function);
    }

    Signature signature(int function) {
        return types.get(type(function));
    }

    Signature signatureOfType(int type) {
        return types.get(type);
    }

    byte[] body(int function) {
        return bodies.get(function - imported);
    }

    void replace(int function, byte[] body) {
        bodies.set(function - imported, body);
    }

    /** The number of a new function's type. */
    int type(Signature signature) {
        int known = types.indexOf(signature);
        if (known >= 0) {
            return known;
        }
        types.add(signature);
        return types.size() - 1;
    }

    /** The number of the new function. */
    int add(int type, byte[] body) {
        functionTypes.add(type);
        bodies.add(body);
        return functionTypes.size() - 1;
    }

    /** The number of a new variable, at first 0. */
    int addGlobal(int valueType) {
        boolean isLong = valueType == Signature.I64;
        if (!isLong && valueType != Signature.I32) {
            throw new IllegalArgumentException("a floating-point number that several ways lead out with");
        }
        moreGlobals
                .u8(valueType)
                .u8(1)
                .u8(isLong ? Opcodes.I64_CONST : Opcodes.I32_CONST)
                .u8(0)
                .u8(Opcodes.END);
        return globals++;
    }

    private byte[] withMoreGlobals(ByteReader own) {
        own.unsigned();
        int start = own.position();
        own.skip(sections.get(GLOBALS).length - start);
        return new ByteWriter()
                .unsigned(globals)
                .raw(own.since(start))
                .raw(moreGlobals.bytes())
                .bytes();
    }

    private void readImport(ByteReader in) {
        in.skip(in.unsigned());
        in.skip(in.unsigned());
        if (in.u8() != 0) {
            throw new IllegalArgumentException("an import that is no function");
        }
        functionTypes.add(in.unsigned());
    }

    private void each(int section, Consumer<ByteReader> element) {
        ByteReader in = new ByteReader(sections.get(section));
        for (int left = in.unsigned(); left > 0; left--) {
            element.accept(in);
        }
    }

    private static <T> byte[] vector(List<T> elements, BiConsumer<T, ByteWriter> write) {
        ByteWriter out = new ByteWriter().unsigned(elements.size());
        elements.forEach(element -> write.accept(element, out));
        return out.bytes();
    }
}
