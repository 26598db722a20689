package dev.kanmon.engine.prismaschema.syntax.write;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Configuration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Enumeration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Setting;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Value;
import dev.kanmon.engine.prismaschema.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Changes in the files of a schema that leave everything else byte for byte as it was: comments, order, empty lines. Only
 * a block that was in Prisma's format before is put into it again when its lines change, so that its columns stay columns.
 *
 * <p>Gather changes, then {@link #apply}. What is replaced or removed is named by the very object of the tree; each
 * declaration, line or attribute at most once. New text is made of trees by {@link NewSyntax}, or of another file's.
 */
public final class SchemaEdit {

    private final SyntaxTree tree;
    private final List<FileEdit> files;

    /** @param tree of files without a syntax error */
    public SchemaEdit(SyntaxTree tree) {
        this.tree = tree;
        this.files = tree.files().stream().map(FileEdit::new).toList();
    }

    /** Puts a declaration at the end of a file, after an empty line. */
    public void append(SchemaFile file, Declaration declaration) {
        fileOf(file.name()).append(declaration);
    }

    /** Replaces a block from keyword to brace; what stands above it, documentation included, stays. */
    public void replace(Declaration old, Declaration by) {
        fileOf(old.place().file()).replace(old, by);
    }

    /** Removes a block, its documentation and one of the empty lines around it. */
    public void remove(Declaration declaration) {
        fileOf(declaration.place().file()).remove(declaration);
    }

    /** After the last field. */
    public void addField(Model model, Field field) {
        addField(model, last(model.fields()), field);
    }

    /** @param after the field above it; empty for the first */
    public void addField(Model model, Optional<Field> after, Field field) {
        List<String> lines = new ArrayList<>(LineText.documentation(field.documentation()));
        lines.add(LineText.of(field));
        edit(model).insertAfter(after.map(Field::place).orElse(null), lines);
    }

    /** Its documentation and the comment on its line stay. */
    public void replaceField(Model model, Field old, Field by) {
        edit(model).replace(old.place(), LineText.of(by));
    }

    public void removeField(Model model, Field field) {
        edit(model).removeLine(field.place());
    }

    /** After the last value. */
    public void addValue(Enumeration enumeration, Value value) {
        addValue(enumeration, last(enumeration.values()), value);
    }

    /** @param after the value above it; empty for the first */
    public void addValue(Enumeration enumeration, Optional<Value> after, Value value) {
        List<String> lines = new ArrayList<>(LineText.documentation(value.documentation()));
        lines.add(LineText.of(value));
        edit(enumeration).insertAfter(after.map(Value::place).orElse(null), lines);
    }

    public void replaceValue(Enumeration enumeration, Value old, Value by) {
        edit(enumeration).replace(old.place(), LineText.of(by));
    }

    public void removeValue(Enumeration enumeration, Value value) {
        edit(enumeration).removeLine(value.place());
    }

    /** A block attribute ({@code @@…}), at the end of a model or an enum. */
    public void addAttribute(Declaration block, Attribute attribute) {
        edit(block).insertLast(List.of(LineText.ofBlock(attribute)));
    }

    public void replaceAttribute(Declaration block, Attribute old, Attribute by) {
        edit(block).replace(old.place(), LineText.ofBlock(by));
    }

    public void removeAttribute(Declaration block, Attribute attribute) {
        edit(block).removeLine(attribute.place());
    }

    /** At the end of a datasource or a generator. */
    public void addSetting(Configuration configuration, Setting setting) {
        edit(configuration).insertLast(List.of(LineText.of(setting)));
    }

    public void replaceSetting(Configuration configuration, Setting old, Setting by) {
        edit(configuration).replace(old.place(), LineText.of(by));
    }

    public void removeSetting(Configuration configuration, Setting setting) {
        edit(configuration).removeLine(setting.place());
    }

    /** All files, in their order, those without a change as they were. */
    public List<SchemaFile> apply() {
        return files.stream().map(FileEdit::apply).toList();
    }

    private BlockEdit edit(Declaration block) {
        return fileOf(block.place().file()).block(block);
    }

    private FileEdit fileOf(String name) {
        for (int index = 0; index < files.size(); index++) {
            if (tree.files().get(index).name().equals(name)) {
                return files.get(index);
            }
        }
        throw new IllegalArgumentException("Not a file of this schema: `" + name + "`.");
    }

    private static <T> Optional<T> last(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
