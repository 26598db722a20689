package dev.kanmon.engine.prismaschema.pull;

import java.util.ArrayList;
import java.util.List;

/** The text of a block that is not in the file yet, without format. */
final class BlockText {

    private static final String COMMENT = "// ";

    private BlockText() {}

    static String of(PulledBlock block) {
        List<String> lines = new ArrayList<>();
        block.remarks().forEach(remark -> lines.add("/// " + remark));
        String sign = block.commentedOut() ? COMMENT : "";
        lines.add(sign + block.keyword() + " " + block.name() + " {");
        for (PulledField field : block.fields()) {
            if (!field.remark().isEmpty()) {
                lines.add("/// " + field.remark());
            }
            lines.add(sign + (field.commentedOut() ? COMMENT : "") + field.text());
        }
        block.attributes().forEach(attribute -> lines.add(sign + attribute));
        lines.add(sign + "}");
        return String.join("\n", lines) + "\n";
    }
}
