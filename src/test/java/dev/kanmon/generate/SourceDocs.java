package dev.kanmon.generate;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The Javadoc of a type and its fields, read off the source by the JDK's own parser: it is not there at run time, and a
 * second copy of the text would drift from the first.
 */
final class SourceDocs {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final TreePath type;

    private SourceDocs(DocTrees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.unit = unit;
        this.type = new TreePath(new TreePath(unit), unit.getTypeDecls().get(0));
    }

    /**
     * @param type a top-level type of src/main/java
     */
    static SourceDocs of(Class<?> type) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            Path source = SOURCES.resolve(type.getName().replace('.', '/') + ".java");
            JavacTask task =
                    (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            return new SourceDocs(
                    DocTrees.instance(task), task.parse().iterator().next());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the source of " + type.getName(), e);
        }
    }

    /** What the type's Javadoc says, in Markdown. */
    String ofType() {
        return markdown(type);
    }

    /**
     * What a constant's Javadoc says, in Markdown.
     *
     * @throws IllegalStateException when there is none: a reference without a meaning helps nobody
     */
    String of(Enum<?> constant) {
        return ((ClassTree) type.getLeaf())
                .getMembers().stream()
                        .filter(member -> isField(member, constant.name()))
                        .map(member -> markdown(new TreePath(type, member)))
                        .findFirst()
                        .orElseThrow();
    }

    private static boolean isField(Tree member, String name) {
        return member instanceof VariableTree field && field.getName().contentEquals(name);
    }

    private String markdown(TreePath element) {
        String comment = Optional.ofNullable(trees.getDocComment(element))
                .orElseThrow(() -> new IllegalStateException(
                        "no Javadoc in " + unit.getSourceFile().getName() + " at " + element.getLeaf()));
        return comment.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^} ]*)}", "`$1`");
    }
}
