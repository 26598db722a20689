package dev.kanmon.engine.prismaschema.script;

import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.difference.Step;
import dev.kanmon.engine.prismaschema.difference.TableChange;
import dev.kanmon.engine.prismaschema.script.SummaryEntry.Section;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.IndexColumn;
import java.util.List;
import java.util.stream.Collectors;

/** Says in a summary what a step does; the sentences are those of Prisma's sql_migration.rs. */
final class SummaryWriter implements Step.Visitor<SummaryEntry> {

    private final TableChange.Visitor<String> changes;

    SummaryWriter(Difference difference) {
        this.changes = new TableChangeSentence(difference);
    }

    @Override
    public SummaryEntry visit(Step.CreateNamespace step) {
        return SummaryEntry.listed(Section.ADDED_NAMESPACES, step.name());
    }

    @Override
    public SummaryEntry visit(Step.DropExtension step) {
        return new SummaryEntry(Section.REMOVED_EXTENSIONS, step.extension().name(), "");
    }

    @Override
    public SummaryEntry visit(Step.CreateExtension step) {
        String name = step.extension().name();
        return new SummaryEntry(Section.ADDED_EXTENSIONS, name, "  - " + name + "\n");
    }

    @Override
    public SummaryEntry visit(Step.AlterExtension step) {
        return new SummaryEntry(Section.CHANGED_EXTENSION, step.from().name(), "");
    }

    @Override
    public SummaryEntry visit(Step.RenameTable step) {
        return changed(step.to(), "[*] Renamed the table from `" + step.from().name() + "`");
    }

    @Override
    public SummaryEntry visit(Step.RenameColumn step) {
        return changed(step.table(), "[*] Renamed column `" + step.from() + "` to `" + step.to() + "`");
    }

    @Override
    public SummaryEntry visit(Step.CreateEnum step) {
        return SummaryEntry.listed(Section.ADDED_ENUMS, step.type().name().name());
    }

    @Override
    public SummaryEntry visit(Step.AddEnumValues step) {
        return changedEnum(step.from().name(), step.added(), List.of());
    }

    @Override
    public SummaryEntry visit(Step.ReplaceEnum step) {
        return changedEnum(step.from().name(), step.added(), step.removed());
    }

    @Override
    public SummaryEntry visit(Step.DropForeignKey step) {
        return changed(
                step.table().name(),
                "[-] Removed foreign key on columns " + list(step.key().columns()));
    }

    @Override
    public SummaryEntry visit(Step.DropIndex step) {
        return changed(step.table().name(), "[-] Removed " + index(step.index()));
    }

    @Override
    public SummaryEntry visit(Step.AlterTable step) {
        String lines =
                step.changes().stream().map(change -> change.accept(changes)).collect(Collectors.joining("\n"));
        return changed(step.from().name(), lines);
    }

    @Override
    public SummaryEntry visit(Step.DropTable step) {
        return SummaryEntry.listed(Section.REMOVED_TABLES, step.table().name().name());
    }

    @Override
    public SummaryEntry visit(Step.DropEnum step) {
        return SummaryEntry.listed(Section.REMOVED_ENUMS, step.type().name().name());
    }

    @Override
    public SummaryEntry visit(Step.CreateTable step) {
        return SummaryEntry.listed(Section.ADDED_TABLES, step.table().name().name());
    }

    @Override
    public SummaryEntry visit(Step.CreateIndex step) {
        return changed(step.table().name(), "[+] Added " + index(step.index()));
    }

    @Override
    public SummaryEntry visit(Step.RenameForeignKey step) {
        return changed(
                step.table().name(),
                "[*] Renamed the foreign key \"" + step.from().name() + "\" to \""
                        + step.to().name() + "\"");
    }

    @Override
    public SummaryEntry visit(Step.AddForeignKey step) {
        return changed(
                step.table().name(),
                "[+] Added foreign key on columns " + list(step.key().columns()));
    }

    @Override
    public SummaryEntry visit(Step.RenameIndex step) {
        return changed(
                step.table().name(),
                "[*] Renamed index `" + step.from().name() + "` to `"
                        + step.to().name() + "`");
    }

    private static SummaryEntry changed(QualifiedName table, String sentences) {
        String lines = sentences
                .lines()
                .map(line -> line.equals(")") ? line : "  " + line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return new SummaryEntry(Section.CHANGED_TABLE, table.name(), lines);
    }

    private static SummaryEntry changedEnum(QualifiedName type, List<String> added, List<String> removed) {
        String lines = variants("[+] Added", added) + variants("[-] Removed", removed);
        return new SummaryEntry(Section.CHANGED_ENUM, type.name(), lines);
    }

    private static String variants(String what, List<String> values) {
        return values.stream()
                .map(value -> "  " + what + " variant `" + value + "`\n")
                .collect(Collectors.joining());
    }

    private static String index(Index index) {
        List<String> columns = index.columns().stream().map(IndexColumn::name).toList();
        return (index.unique() ? "unique " : "") + "index on columns " + list(columns);
    }

    private static String list(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }
}
