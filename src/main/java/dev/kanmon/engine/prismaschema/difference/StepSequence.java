package dev.kanmon.engine.prismaschema.difference;

import dev.kanmon.engine.prismaschema.difference.Step.AddForeignKey;
import dev.kanmon.engine.prismaschema.difference.Step.CreateEnum;
import dev.kanmon.engine.prismaschema.difference.Step.CreateIndex;
import dev.kanmon.engine.prismaschema.difference.Step.CreateIndex.Occasion;
import dev.kanmon.engine.prismaschema.difference.Step.CreateTable;
import dev.kanmon.engine.prismaschema.difference.Step.DropEnum;
import dev.kanmon.engine.prismaschema.difference.Step.DropForeignKey;
import dev.kanmon.engine.prismaschema.difference.Step.DropIndex;
import dev.kanmon.engine.prismaschema.difference.Step.DropTable;
import dev.kanmon.engine.prismaschema.difference.Step.RenameForeignKey;
import dev.kanmon.engine.prismaschema.difference.Step.RenameIndex;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All steps from one schema to another, in the order that Prisma's sql_migration.rs gives its kinds of steps. Within a
 * kind the order is that of the schema that has the thing.
 */
final class StepSequence {

    private final SchemaPair schemas;
    private final IndexMatch indexMatch;
    private final List<Step> enumSteps;
    private final EnumForeignKeys enumForeignKeys;

    StepSequence(SchemaPair schemas) {
        this.schemas = schemas;
        this.indexMatch = new IndexMatch(schemas.from(), schemas.to());
        this.enumSteps = new EnumDiffer(schemas).steps();
        this.enumForeignKeys = new EnumForeignKeys(schemas.connection(), enumSteps);
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>(new NamespaceDiffer(schemas).steps());
        steps.addAll(new ExtensionDiffer(schemas.from(), schemas.to()).steps());
        schemas.createdEnums().forEach(type -> steps.add(new CreateEnum(type)));
        droppedForeignKeys().filter(this::isOfChangedEnum).forEach(steps::add);
        steps.addAll(enumSteps);
        droppedForeignKeys().filter(step -> !isOfChangedEnum(step)).forEach(steps::add);
        droppedIndexes().forEach(steps::add);
        alteredTables().forEach(steps::add);
        schemas.droppedTables().forEach(table -> steps.add(new DropTable(table)));
        schemas.droppedEnums().forEach(type -> steps.add(new DropEnum(type)));
        schemas.createdTables().forEach(table -> steps.add(new CreateTable(table)));
        indexesOfCreatedTables().forEach(steps::add);
        indexesOfKeptTables().forEach(steps::add);
        renamedForeignKeys().forEach(steps::add);
        addedForeignKeys().forEach(steps::add);
        renamedIndexes().forEach(steps::add);
        return new UniqueKeySuccession(steps).steps();
    }

    private Stream<DropForeignKey> droppedForeignKeys() {
        Set<Table> dropped = new HashSet<>(schemas.droppedTables());
        return schemas.from().tables().stream()
                .flatMap(table -> dropped.contains(table)
                        ? table.foreignKeys().stream().map(key -> new DropForeignKey(table, key))
                        : pairFrom(table).stream().flatMap(tables -> foreignKeys(tables).dropped().stream()
                                .map(key -> new DropForeignKey(table, key))));
    }

    private boolean isOfChangedEnum(DropForeignKey step) {
        return enumForeignKeys.contains(step.table(), step.key());
    }

    private Stream<Step> droppedIndexes() {
        return schemas.tablePairs().stream().flatMap(tables -> indexes(tables).dropped().stream()
                .map(index -> new DropIndex(tables.from(), index)));
    }

    private Stream<Step> alteredTables() {
        Sequences sequences = new Sequences(schemas.to());
        return schemas.tablePairs().stream().flatMap(tables -> new AlterTableDiffer(tables, sequences).step().stream());
    }

    private Stream<Step> indexesOfCreatedTables() {
        return schemas.createdTables().stream().flatMap(table -> table.indexes().stream()
                .map(index -> new CreateIndex(table, index, Occasion.NEW_TABLE)));
    }

    private Stream<Step> indexesOfKeptTables() {
        return schemas.tablePairs().stream().flatMap(tables -> {
            IndexPairs indexes = indexes(tables);
            return tables.to().indexes().stream()
                    .filter(index -> indexes.isCreated(index) || indexes.isRemade(index))
                    .map(index -> new CreateIndex(
                            tables.to(),
                            index,
                            indexes.isCreated(index) ? Occasion.NEW_INDEX : Occasion.COLUMN_REMADE));
        });
    }

    private Stream<Step> renamedForeignKeys() {
        return schemas.tablePairs().stream().flatMap(tables -> foreignKeys(tables).renamed().stream()
                .map(pair -> new RenameForeignKey(tables.to(), pair.from(), pair.to())));
    }

    private Stream<Step> addedForeignKeys() {
        Set<Table> created = new HashSet<>(schemas.createdTables());
        return schemas.to().tables().stream()
                .flatMap(table -> created.contains(table)
                        ? table.foreignKeys().stream().map(key -> new AddForeignKey(table, key))
                        : pairTo(table).stream().flatMap(tables -> foreignKeys(tables).added().stream()
                                .map(key -> new AddForeignKey(table, key))));
    }

    private Stream<Step> renamedIndexes() {
        return schemas.tablePairs().stream().flatMap(tables -> indexes(tables).renamed().stream()
                .map(pair -> new RenameIndex(tables.from(), pair.from(), pair.to())));
    }

    private ForeignKeyPairs foreignKeys(TablePair tables) {
        return new ForeignKeyPairs(tables, enumForeignKeys);
    }

    private IndexPairs indexes(TablePair tables) {
        return new IndexPairs(tables, indexMatch);
    }

    private Optional<TablePair> pairFrom(Table table) {
        return schemas.tablePairs().stream()
                .filter(tables -> tables.from() == table)
                .findFirst();
    }

    private Optional<TablePair> pairTo(Table table) {
        return schemas.tablePairs().stream()
                .filter(tables -> tables.to() == table)
                .findFirst();
    }
}
