package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import dev.kanmon.engine.prismaschema.syntax.SyntaxTree;
import dev.kanmon.engine.prismaschema.syntax.write.SchemaEdit;
import java.util.List;

/** Schema files without what they say of the database: for a pull that begins anew. */
public final class ConfigurationOnly {

    private ConfigurationOnly() {}

    /**
     * The same files with no block but the datasource and the generators.
     *
     * @throws dev.kanmon.engine.ProblemException K5001 where they have a syntax error
     */
    public static List<SchemaFile> of(List<SchemaFile> files) {
        SchemaParser.Result parsed = SchemaParser.parse(files);
        parsed.problems().requireNoErrors();
        SyntaxTree tree = parsed.tree();
        SchemaEdit edit = new SchemaEdit(tree);
        tree.declarations().stream()
                .filter(declaration -> !(declaration instanceof Declaration.Configuration))
                .forEach(edit::remove);
        return edit.apply();
    }
}
