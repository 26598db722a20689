package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Enumeration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Value;
import dev.kanmon.engine.prismaschema.syntax.Name;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import dev.kanmon.engine.prismaschema.syntax.write.SchemaEdit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Changes the blocks that are in the files, line by line: what means the same stays as it is written. */
final class Merge {

    private final SchemaEdit edit;
    private final KeptFields kept;

    Merge(WrittenSchema written) {
        this.edit = new SchemaEdit(written.tree());
        this.kept = new KeptFields(written);
    }

    void remove(Declaration declaration) {
        edit.remove(declaration);
    }

    List<SchemaFile> apply() {
        return edit.apply();
    }

    /**
     * @param said whether the file says the table as it is; then only relations with other tables come and go
     */
    void model(Model before, PulledBlock pulled, boolean said) {
        Model after = (Model) parsed(withoutComments(pulled));
        Map<String, Field> wanted = byName(after.fields(), Field::name);
        Map<String, Field> there = byName(before.fields(), Field::name);
        for (Field field : before.fields()) {
            Field by = wanted.get(field.name().text());
            if (by == null && !kept.contains(field)) {
                edit.removeField(before, field);
            } else if (by != null && !said && !CanonicalText.of(field).equals(CanonicalText.of(by))) {
                edit.replaceField(before, field, by);
            }
        }
        Optional<Field> above = Optional.empty();
        for (Field field : after.fields()) {
            Field existing = there.get(field.name().text());
            if (existing == null) {
                edit.addField(before, above, field);
            } else {
                above = Optional.of(existing);
            }
        }
        if (!said) {
            attributes(before, before.attributes(), after.attributes());
        }
    }

    void enumeration(Enumeration before, PulledBlock pulled) {
        Enumeration after = (Enumeration) parsed(withoutComments(pulled));
        Map<String, Value> wanted = byName(after.values(), Value::name);
        Map<String, Value> there = byName(before.values(), Value::name);
        for (Value value : before.values()) {
            Value by = wanted.get(value.name().text());
            if (by == null) {
                edit.removeValue(before, value);
            } else if (!CanonicalText.of(value).equals(CanonicalText.of(by))) {
                edit.replaceValue(before, value, by);
            }
        }
        Optional<Value> above = Optional.empty();
        for (Value value : after.values()) {
            Value existing = there.get(value.name().text());
            if (existing == null) {
                edit.addValue(before, above, value);
            } else {
                above = Optional.of(existing);
            }
        }
        attributes(before, before.attributes(), after.attributes());
    }

    private void attributes(Declaration block, List<Attribute> before, List<Attribute> after) {
        Set<String> there = before.stream().map(CanonicalText::of).collect(Collectors.toSet());
        Set<String> wanted = after.stream().map(CanonicalText::of).collect(Collectors.toSet());
        before.stream()
                .filter(attribute -> !wanted.contains(CanonicalText.of(attribute)))
                .forEach(attribute -> edit.removeAttribute(block, attribute));
        after.stream()
                .filter(attribute -> !there.contains(CanonicalText.of(attribute)))
                .forEach(attribute -> edit.addAttribute(block, attribute));
    }

    /** What could only stand in a comment is told as a warning; the comment itself may be there from before. */
    private static PulledBlock withoutComments(PulledBlock block) {
        return new PulledBlock(
                block.keyword(),
                block.name(),
                List.of(),
                block.fields().stream().filter(field -> !field.commentedOut()).toList(),
                block.attributes(),
                false);
    }

    private static Declaration parsed(PulledBlock block) {
        SchemaParser.Result result =
                SchemaParser.parse(List.of(new SchemaFile("pulled " + block.name(), BlockText.of(block))));
        if (!result.problems().errors().isEmpty()) {
            throw new IllegalStateException("not a block: " + result.problems().errors());
        }
        return result.tree().declarations().get(0);
    }

    private static <T> Map<String, T> byName(
            List<T> lines, Function<T, Name> name) {
        return lines.stream()
                .collect(Collectors.toMap(line -> name.apply(line).text(), Function.identity(), (one, two) -> one));
    }
}
