package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Configuration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import dev.kanmon.engine.prismaschema.syntax.write.SchemaFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Puts new blocks into a file: models after those that are there, enums at its end. */
final class NewBlocks {

    private NewBlocks() {}

    static SchemaFile into(SchemaFile file, List<PulledBlock> models, List<PulledBlock> enums) {
        List<Declaration> there = SchemaParser.parse(List.of(file)).tree().declarations();
        boolean hasEnums = there.stream().anyMatch(Declaration.Enumeration.class::isInstance);
        SchemaFile withModels = hasEnums ? insert(file, end(there), models) : append(file, models);
        return append(withModels, enums);
    }

    private static SchemaFile append(SchemaFile file, List<PulledBlock> blocks) {
        if (blocks.isEmpty()) {
            return file;
        }
        String before = file.text().stripTrailing();
        String text = before.isEmpty() ? text(blocks) : before + "\n\n" + text(blocks);
        return new SchemaFile(file.name(), text);
    }

    private static SchemaFile insert(SchemaFile file, int end, List<PulledBlock> blocks) {
        if (blocks.isEmpty()) {
            return file;
        }
        int lineEnd = file.text().indexOf('\n', end);
        int at = lineEnd < 0 ? file.text().length() : lineEnd + 1;
        String text = file.text().substring(0, at)
                + (at == 0 ? "" : "\n")
                + text(blocks)
                + (at == 0 ? "\n" : "")
                + file.text().substring(at);
        return new SchemaFile(file.name(), text);
    }

    /** Behind the last model, else behind the last of datasource and generators. */
    private static int end(List<Declaration> declarations) {
        int lastModel = lastEnd(declarations, Model.class);
        return lastModel > 0 ? lastModel : lastEnd(declarations, Configuration.class);
    }

    private static int lastEnd(List<Declaration> declarations, Class<? extends Declaration> kind) {
        return declarations.stream()
                .filter(kind::isInstance)
                .mapToInt(declaration -> declaration.place().end())
                .max()
                .orElse(0);
    }

    private static String text(List<PulledBlock> blocks) {
        return blocks.stream().map(BlockText::of).map(SchemaFormat::format).collect(Collectors.joining("\n"));
    }
}
