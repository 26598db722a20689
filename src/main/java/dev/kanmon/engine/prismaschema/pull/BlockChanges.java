package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which models and enums of two versions of a schema are not the same text, by name.
 *
 * @param added in the order of the later version
 * @param changed likewise
 * @param removed in the order of the earlier version
 */
public record BlockChanges(List<String> added, List<String> changed, List<String> removed) {

    public BlockChanges {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        removed = List.copyOf(removed);
    }

    public static BlockChanges between(List<SchemaFile> before, List<SchemaFile> after) {
        Map<String, String> old = blocks(before);
        Map<String, String> now = blocks(after);
        return new BlockChanges(
                now.keySet().stream().filter(name -> !old.containsKey(name)).toList(),
                now.keySet().stream()
                        .filter(old::containsKey)
                        .filter(name -> !now.get(name).equals(old.get(name)))
                        .toList(),
                old.keySet().stream().filter(name -> !now.containsKey(name)).toList());
    }

    private static Map<String, String> blocks(List<SchemaFile> files) {
        WrittenSchema written = new WrittenSchema(SchemaParser.parse(files).tree());
        Map<String, String> blocks = new LinkedHashMap<>();
        for (Declaration declaration : written.tree().declarations()) {
            if (!(declaration instanceof Declaration.Configuration)) {
                blocks.put(declaration.name().text(), written.text(declaration.place()));
            }
        }
        return blocks;
    }
}
