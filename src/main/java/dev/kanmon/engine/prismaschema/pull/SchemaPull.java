package dev.kanmon.engine.prismaschema.pull;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.sqlschema.SqlEnum;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import java.util.ArrayList;
import java.util.List;

/** Writes the schema files that say what a database is. */
public final class SchemaPull {

    /** Where new blocks go when there are several files, as Prisma does it. */
    public static final String FILE_OF_NEW_BLOCKS = "introspected.prisma";

    private final SqlSchema database;
    private final WrittenSchema written;
    private final SchemaNames names;
    private final ModelBlocks modelBlocks;
    private final EnumBlocks enumBlocks;
    private final JoinTables joinTables;
    private final SaidTables saidTables;
    private final List<PulledBlock> newModels = new ArrayList<>();
    private final List<PulledBlock> newEnums = new ArrayList<>();

    private SchemaPull(SqlSchema database, WrittenSchema written) {
        this.database = database;
        this.written = written;
        this.joinTables = new JoinTables(written);
        this.saidTables = SaidTables.of(database, written.tree().files());
        this.names = new SchemaNames(database, written);
        IgnoredModels ignored = new IgnoredModels(written);
        Keys keys = new Keys(names, new WrittenKeys(written));
        ScalarFields scalars = new ScalarFields(names, written, new DefaultText(database, names), keys);
        RelationFields relations =
                new RelationFields(Relations.of(database, names, written), names, ignored);
        this.modelBlocks = new ModelBlocks(names, written, scalars, relations, keys, ignored);
        this.enumBlocks = new EnumBlocks(names, written);
    }

    /**
     * What to write, and what to tell.
     *
     * @param files all files of the schema as they are to be; one that was not there before has no folder in its name
     * @param models how many tables are models
     * @param enums how many enums there are
     * @param warnings of what a schema file cannot say, a sentence or more each
     */
    public record Result(List<SchemaFile> files, int models, int enums, List<String> warnings) {
        public Result {
            files = List.copyOf(files);
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * The schemas of a database that its files are about, as {@link
     * dev.kanmon.engine.prismaschema.describe.DatabaseDescriber} wants them.
     *
     * @param connection the schema of the connection, where the datasource lists none
     */
    public static List<String> namespaces(List<SchemaFile> files, String connection) {
        List<String> listed = new WrittenSchema(SchemaParser.parse(files).tree()).namespaces();
        return listed.isEmpty() ? List.of(connection) : listed;
    }

    /**
     * @param database as it was described
     * @param before the files that are there, at least one: their order, comments, names and what else the database does
     *     not know stay
     * @throws dev.kanmon.engine.ProblemException K5001 where they have a syntax error
     */
    public static Result pull(SqlSchema database, List<SchemaFile> before) {
        SchemaParser.Result parsed = SchemaParser.parse(before);
        parsed.problems().requireNoErrors();
        WrittenSchema written = new WrittenSchema(parsed.tree());
        boolean partialIndexes = PartialIndexes.maySay(written);
        SqlSchema said = partialIndexes ? database : PartialIndexes.without(database);
        SchemaPull pull = new SchemaPull(said, written);
        List<SchemaFile> files = pull.files();
        WarningFinder warnings = new WarningFinder(said, written, pull.names);
        if (!partialIndexes) {
            warnings.partialIndexes(PartialIndexes.names(database));
        }
        return new Result(files, pull.models().size(), said.enums().size(), warnings.find());
    }

    private List<SchemaFile> files() {
        Merge merge = new Merge(written);
        List<Declaration> found = new ArrayList<>();
        models().forEach(table -> table(table, merge, found));
        database.enums().forEach(type -> enumType(type, merge, found));
        written.models().filter(model -> !found.contains(model)).forEach(merge::remove);
        written.enums().filter(type -> !found.contains(type)).forEach(merge::remove);
        return withNewBlocks(merge.apply());
    }

    private List<Table> models() {
        return database.tables().stream()
                .filter(table -> !joinTables.isOne(table))
                .toList();
    }

    private void table(Table table, Merge merge, List<Declaration> found) {
        PulledBlock block = modelBlocks.of(table);
        written.model(table.name())
                .ifPresentOrElse(
                        before -> {
                            found.add(before);
                            merge.model(before, block, saidTables.contains(table));
                        },
                        () -> addNew(block));
    }

    /** What stands in a comment is no model of the tree, and would be added again at each pull. */
    private void addNew(PulledBlock model) {
        if (!model.commentedOut() || !written.hasComment("// model " + model.name() + " {")) {
            newModels.add(model);
        }
    }

    private void enumType(SqlEnum type, Merge merge, List<Declaration> found) {
        PulledBlock block = enumBlocks.of(type);
        written.enumType(type.name())
                .ifPresentOrElse(
                        before -> {
                            found.add(before);
                            merge.enumeration(before, block);
                        },
                        () -> newEnums.add(block));
    }

    private List<SchemaFile> withNewBlocks(List<SchemaFile> files) {
        if (newModels.isEmpty() && newEnums.isEmpty()) {
            return files;
        }
        List<SchemaFile> all = new ArrayList<>(files);
        if (all.size() > 1 && all.stream().noneMatch(file -> isForNewBlocks(file))) {
            all.add(new SchemaFile(FILE_OF_NEW_BLOCKS, ""));
        }
        all.replaceAll(file -> files.size() == 1 || isForNewBlocks(file)
                ? NewBlocks.into(file, newModels, newEnums)
                : file);
        return all;
    }

    private static boolean isForNewBlocks(SchemaFile file) {
        return file.name().equals(FILE_OF_NEW_BLOCKS) || file.name().endsWith("/" + FILE_OF_NEW_BLOCKS);
    }
}
