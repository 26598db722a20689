package dev.kanmon.engine.prismaschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.model.Datasource.Extension;
import dev.kanmon.engine.prismaschema.model.FieldType.NativeType;
import dev.kanmon.engine.prismaschema.model.FieldType.ScalarKind;
import dev.kanmon.engine.prismaschema.model.Model.IndexAlgorithm;
import dev.kanmon.engine.prismaschema.model.Model.IndexedField;
import dev.kanmon.engine.prismaschema.model.Model.SortOrder;
import dev.kanmon.engine.prismaschema.model.Relation.ReferentialAction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a valid schema means. */
class ModelReaderTest {

    private static final String DATASOURCE = "datasource db {\n  provider = \"postgresql\"\n}\n";

    @Test
    void namesOfTheDatabaseAreKeptBesideThoseOfTheSchema() {
        DataModel read = read(DATASOURCE + "model User {\n  id Int @id @map(\"user_id\")\n  @@map(\"users\")\n}\n"
                + "enum Role {\n  ADMIN @map(\"admin\")\n  USER\n  @@map(\"roles\")\n}\n");

        Model user = read.model("User").orElseThrow();
        assertThat(user.tableName()).isEqualTo("users");
        assertThat(user.field("id").orElseThrow().columnName()).isEqualTo("user_id");
        EnumType role = read.enumType("Role").orElseThrow();
        assertThat(role.databaseName()).isEqualTo("roles");
        assertThat(role.values())
                .containsExactly(new EnumType.Value("ADMIN", "admin"), new EnumType.Value("USER", "USER"));
    }

    @Test
    void nativeTypesKeepTheirArguments() {
        Model model =
                model("model A {\n  id Int @id\n  a Decimal @db.Decimal(10, 2)\n  b String @db.Uuid\n  c String\n}\n");

        assertThat(model.field("a").orElseThrow().type())
                .isEqualTo(new FieldType.Scalar(
                        ScalarKind.DECIMAL, Optional.of(new NativeType("Decimal", List.of(10, 2)))));
        assertThat(model.field("b").orElseThrow().type())
                .isEqualTo(new FieldType.Scalar(ScalarKind.STRING, Optional.of(new NativeType("Uuid", List.of()))));
        assertThat(model.field("c").orElseThrow().type())
                .isEqualTo(new FieldType.Scalar(ScalarKind.STRING, Optional.empty()));
    }

    @Test
    void defaultsAreToldApartByWhoMakesThem() {
        Model model = model("model A {\n  id Int @id @default(autoincrement())\n  a String @default(uuid(7))\n"
                + "  b DateTime @default(now())\n  c String @default(dbgenerated(\"f()\"))\n"
                + "  d Boolean[] @default([true, false])\n  e Decimal @default(\"1.50\")\n}\n");

        assertThat(model.fields())
                .extracting(field -> field.defaultValue().orElseThrow())
                .containsExactly(
                        new DefaultValue.AutoIncrement(),
                        new DefaultValue.ByClient("uuid"),
                        new DefaultValue.Now(),
                        new DefaultValue.DbGenerated("f()"),
                        new DefaultValue.Literal.Many(
                                List.of(new DefaultValue.Literal.Bool(true), new DefaultValue.Literal.Bool(false))),
                        new DefaultValue.Literal.Numeric("1.50"));
    }

    @Test
    void indexesComeInPrismasOrder() {
        Model model = model("model A {\n  id Int @id\n  a Int\n  b Int @unique\n  @@unique([a, b], map: \"second\")\n"
                + "  @@index([a], map: \"first\")\n}\n");

        assertThat(model.indexes())
                .extracting(Model.Index::unique, Model.Index::mappedName)
                .containsExactly(
                        tuple(true, Optional.empty()),
                        tuple(false, Optional.of("first")),
                        tuple(true, Optional.of("second")));
    }

    @Test
    void anIndexKeepsDirectionTypeAndOperatorClass() {
        Model model = model("model A {\n  id Int @id\n  a String\n  j Json\n"
                + "  @@index([a(sort: Desc), id])\n  @@index([j(ops: JsonbPathOps)], type: Gin)\n"
                + "  @@index([a(ops: raw(\"gin_trgm_ops\"))], type: Gin, map: \"trgm\")\n}\n");

        assertThat(model.indexes())
                .extracting(Model.Index::algorithm, Model.Index::fields)
                .containsExactly(
                        tuple(
                                IndexAlgorithm.BTREE,
                                List.of(
                                        new IndexedField("a", Optional.of(SortOrder.DESC), Optional.empty()),
                                        new IndexedField("id", Optional.empty(), Optional.empty()))),
                        tuple(
                                IndexAlgorithm.GIN,
                                List.of(new IndexedField("j", Optional.empty(), Optional.of("jsonb_path_ops")))),
                        tuple(
                                IndexAlgorithm.GIN,
                                List.of(new IndexedField("a", Optional.empty(), Optional.of("gin_trgm_ops")))));
    }

    @ParameterizedTest(name = "{0} of {1} on BRIN is {2}")
    @CsvSource({
        "Float4MinMaxMultiOps, Float @db.Real, float4_minmax_multi_ops",
        "TimestampTzBloomOps, DateTime @db.Timestamptz, timestamptz_bloom_ops",
        "VarBitMinMaxOps, String @db.VarBit(3), varbit_minmax_ops",
        "InetInclusionOps, String @db.Inet, inet_inclusion_ops",
    })
    void operatorClassesHaveTheDatabasesNames(String name, String type, String sqlName) {
        Model model =
                model("model A {\n  id Int @id\n  a " + type + "\n  @@index([a(ops: " + name + ")], type: Brin)\n}\n");

        assertThat(model.indexes().get(0).fields().get(0).operatorClass()).contains(sqlName);
    }

    @ParameterizedTest(name = "fields {0}, {1}: on delete {2}")
    @CsvSource({"Int, Int, RESTRICT", "Int?, Int, RESTRICT", "Int?, Int?, SET_NULL"})
    void actionsFollowTheFieldsWhereNoneAreGiven(String first, String second, ReferentialAction onDelete) {
        DataModel read = read(DATASOURCE + "model A {\n  x Int\n  y Int\n  bs B[]\n  @@id([x, y])\n}\n"
                + "model B {\n  id Int @id\n  x " + first + "\n  y " + second
                + "\n  a A? @relation(fields: [x, y], references: [x, y])\n}\n");

        assertThat(read.relations()).singleElement().isInstanceOfSatisfying(Relation.ByFields.class, relation -> {
            assertThat(relation.name()).isEqualTo("AToB");
            assertThat(relation.model()).isEqualTo("B");
            assertThat(relation.referencedModel()).isEqualTo("A");
            assertThat(relation.onDelete()).isEqualTo(onDelete);
            assertThat(relation.onUpdate()).isEqualTo(ReferentialAction.CASCADE);
        });
    }

    @Test
    void theOptionalSideWithFieldsCarriesAOneToOneRelation() {
        DataModel read = read(
                DATASOURCE + "model A {\n  id Int @id\n  b B?\n}\n"
                        + "model B {\n  id Int @id\n  aId Int? @unique\n  a A? @relation(fields: [aId], references: [id])\n}\n");

        assertThat(read.relations())
                .singleElement()
                .isInstanceOfSatisfying(Relation.ByFields.class, relation -> assertThat(relation.fields())
                        .containsExactly("aId"));
    }

    @Test
    void columnsOfAManyToManyRelationAreInTheOrderOfTheAlphabet() {
        DataModel read = read(DATASOURCE + "model Zoo {\n  id Int @id\n  as Ant[]\n}\n"
                + "model Ant {\n  id Int @id\n  zs Zoo[]\n}\n");

        assertThat(read.relations()).singleElement().isInstanceOfSatisfying(Relation.ManyToMany.class, relation -> {
            assertThat(relation.name()).isEqualTo("AntToZoo");
            assertThat(relation.modelA()).isEqualTo("Ant");
            assertThat(relation.modelB()).isEqualTo("Zoo");
        });
    }

    @Test
    void whatTheClientIgnoresStaysInTheTable() {
        Model model = model("model A {\n  id Int\n  a Int\n  @@ignore\n}\n");

        assertThat(model.ignored()).isTrue();
        assertThat(model.fields()).extracting(ScalarField::name).containsExactly("id", "a");
    }

    @Test
    void theDatasourceSaysSchemasExtensionsAndWhoKeepsRelationsWhole() {
        DataModel read = read("generator g {\n  provider = \"x\"\n  previewFeatures = [\"postgresqlExtensions\"]\n}\n"
                + "datasource pg {\n  provider = \"postgres\"\n  url = env(\"DATABASE_URL\")\n"
                + "  schemas = [\"b\", \"a\"]\n  extensions = [z, ossp(map: \"uuid-ossp\", version: \"1.1\")]\n"
                + "  relationMode = \"prisma\"\n}\n");

        assertThat(read.datasource())
                .isEqualTo(new Datasource(
                        "pg",
                        List.of("a", "b"),
                        List.of(
                                new Extension("uuid-ossp", Optional.of("1.1"), Optional.empty()),
                                new Extension("z", Optional.empty(), Optional.empty())),
                        Datasource.RelationMode.PRISMA,
                        List.of("postgresqlExtensions")));
    }

    @Test
    void aPartialIndexHasItsCondition() {
        DataModel read = read("generator g {\n  provider = \"x\"\n  previewFeatures = [\"partialIndexes\"]\n}\n"
                + DATASOURCE + "model A {\n  id Int @id\n  a Int @unique(where: raw(\"a > 3\"))\n}\n");

        assertThat(read.models().get(0).indexes())
                .singleElement()
                .extracting(Model.Index::predicate)
                .isEqualTo(Optional.of("a > 3"));
    }

    private static Model model(String block) {
        return read(DATASOURCE + block).models().get(0);
    }

    private static DataModel read(String schema) {
        return ModelReader.read(List.of(new SchemaFile("schema.prisma", schema)))
                .model();
    }
}
