package dev.kanmon.engine.prismaschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads: the place, what was found and what is allowed. */
class ModelMessagesTest {

    private static final String DATASOURCE = "\ndatasource db {\n  provider = \"postgresql\"\n}\n";

    /** A second line of a model; the third is what is tried. */
    private static final String MODEL = "model A {\n  id Int @id\n%s\n}\n";

    /** What stands in the models of a user and of posts. */
    private static final String RELATION = "model User {\n  id Int @id\n%s\n}\nmodel Post {\n  id Int @id\n%s\n}\n";

    static Stream<Arguments> fields() {
        return Stream.of(
                Arguments.of(
                        "  a Foo",
                        "3:5: Type \"Foo\" is neither a built-in type, nor refers to another model, composite type, or "
                                + "enum."),
                Arguments.of(
                        "  a string",
                        "3:5: Type \"string\" is neither a built-in type, nor refers to another model, composite type, "
                                + "or enum. Did you mean \"String\"?"),
                Arguments.of(
                        "  a Int @foo",
                        "3:9: Attribute not known: \"@foo\". A field with a column can have @map, @db.…, @default, "
                                + "@updatedAt, @ignore, @id, @unique."),
                Arguments.of("  id Int", "3:3: Field \"id\" is already defined on model \"A\"."),
                Arguments.of(
                        "  a Int @map(\"id\")",
                        "3:3: Field \"a\" cannot have the column \"id\" of model \"A\": field \"id\" has it."),
                Arguments.of("  a Int @map(3)", "3:14: Expected a string value, but received numeric value `3`."),
                Arguments.of("  a Int @map", "3:9: Argument \"name\" is missing in attribute \"@map\"."),
                Arguments.of("  a Int @map(\"\")", "3:14: The `name` argument cannot be an empty string."),
                Arguments.of(
                        "  a Int @updatedAt", "3:9: Fields that are marked with @updatedAt must be of type DateTime."),
                Arguments.of("  a Int @relation(fields: [id])", "3:9: Invalid field type, not a relation."),
                Arguments.of(
                        "  a Unsupported(\"VarChar(3)\")",
                        "3:3: The type `Unsupported(\"VarChar(3)\")` of the field `a` is supported as a native type. "
                                + "Please use the native type notation `String @db.VarChar(3)`."));
    }

    static Stream<Arguments> nativeTypes() {
        return Stream.of(
                Arguments.of(
                        "  a Boolean @db.Tinyint",
                        "3:13: Native type Tinyint is not supported for postgresql connector. A field of type Boolean "
                                + "can have Boolean."),
                Arguments.of(
                        "  a String @db.Integer",
                        "3:12: Native type Integer is not compatible with declared field type String, expected field "
                                + "type Int."),
                Arguments.of(
                        "  a String @pg.Text",
                        "3:12: The prefix pg is invalid. It must be equal to the name of an existing datasource e.g. "
                                + "db. Did you mean to use db.Text?"),
                Arguments.of(
                        "  a String @db.VarChar(0)",
                        "3:12: Argument is out of range for native type `VarChar`: the length can range from 1 to "
                                + "10485760."),
                Arguments.of(
                        "  a String @db.VarChar(1, 2)",
                        "3:12: Native type VarChar takes no or 1 arguments, but received 2."),
                Arguments.of(
                        "  a String @db.Char(\"x\")",
                        "3:21: Expected a nonnegative integer as argument of native type Char, but found `\"x\"`."),
                Arguments.of(
                        "  a Decimal @db.Decimal(2, 3)",
                        "3:13: Argument is out of range for native type `Decimal`: the scale must not be larger than "
                                + "the precision."),
                Arguments.of(
                        "  a DateTime @db.Timestamptz(7)",
                        "3:14: Argument is out of range for native type `Timestamptz`: the digits of a second can "
                                + "range from 0 to 6."));
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                Arguments.of("  a Int @default(\"x\")", "3:18: Expected a value of type Int, but found `\"x\"`."),
                Arguments.of("  a Int @default(1.5)", "3:18: Parse error: \"1.5\" is not a valid integer."),
                Arguments.of(
                        "  a Boolean @default(yes)",
                        "3:22: A boolean literal must be `true` or `false`, but found `yes`."),
                Arguments.of("  a Int @default([1])", "3:18: The default value of a non-list field cannot be a list."),
                Arguments.of("  a Int[] @default(1)", "3:20: The default value of a list field must be a list."),
                Arguments.of(
                        "  a Int @default(now())",
                        "3:18: The function `now()` cannot be used on fields of type `Int`."),
                Arguments.of(
                        "  a String @default(guid())",
                        "3:21: Unknown function in @default(): `guid` is not known. Known are autoincrement(), cuid(), "
                                + "dbgenerated(), nanoid(), now(), ulid(), uuid()."),
                Arguments.of(
                        "  a String @default(uuid(5))",
                        "3:21: `uuid()` takes either no argument, or a single integer argument which is either 4 or "
                                + "7."),
                Arguments.of("  a Json @default(\"{\")", "3:19: Parse error: \"{\" is not a valid JSON string."),
                Arguments.of(
                        "  a DateTime @default(\"today\")",
                        "3:23: Parse error: \"today\" is not a valid rfc3339 datetime string, such as "
                                + "2024-02-29T12:00:00Z."),
                Arguments.of(
                        "  a Int @default(1, map: \"d\")",
                        "3:9: You defined a database name for the default value of a field on the model. This is not "
                                + "supported by the provider."));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(
                        "  @@foo",
                        "3:3: Attribute not known: \"@@foo\". A model can have @@map, @@schema, @@ignore, @@id, "
                                + "@@index, @@unique."),
                Arguments.of(
                        "  @@index([id], foo: 3)",
                        "3:17: No such argument: \"foo\". Attribute \"@@index\" takes fields, name, map, type, where."),
                Arguments.of("  @@index([id, zz])", "3:3: The index definition refers to the unknown fields: zz."),
                Arguments.of(
                        "  @@index([])",
                        "3:3: The list of fields in `@@index` cannot be empty. Please specify at "
                                + "least one field."),
                Arguments.of(
                        "  @@unique([id, id])",
                        "3:3: The unique index definition refers to the field id multiple " + "times."),
                Arguments.of(
                        "  @@index(id, id)",
                        "3:3: You provided multiple unnamed arguments. This is not possible. Did you forget the "
                                + "brackets? Did you mean `[id, id]`?"),
                Arguments.of(
                        "  @@index([id], type: Rtree)",
                        "3:23: Unknown index type: Rtree. Expected BTree, Hash, Gin, Gist, SpGist or Brin."),
                Arguments.of(
                        "  @@index([id(sort: Down)])",
                        "3:21: The `sort` argument can only be `Asc` or `Desc`, you provided: Down."),
                Arguments.of(
                        "  @@index([id(ops: Int4BloomOps)], type: Gin)",
                        "3:3: The given operator class `Int4BloomOps` is not supported with the `Gin` index type. It "
                                + "can have JsonbOps, JsonbPathOps, ArrayOps."),
                Arguments.of(
                        "  @@index([id(length: 3)])",
                        "3:3: The length argument is not supported in @@index on PostgreSQL, whose indexes hold whole "
                                + "values: remove it."),
                Arguments.of(
                        "  @@index([id], clustered: true)",
                        "3:3: Defining clustering is not supported on PostgreSQL: remove the argument `clustered`."),
                Arguments.of(
                        "  @@fulltext([id])",
                        "3:3: Defining fulltext indexes is not supported on PostgreSQL. Use @@index with type: Gin, or "
                                + "a hand-written migration."),
                Arguments.of(
                        "  @@index([id], where: raw(\"id > 3\"))",
                        "3:24: Partial indexes are a preview feature. Add \"partialIndexes\" to previewFeatures in "
                                + "your generator block."),
                Arguments.of(
                        "  @@schema(\"auth\")",
                        "3:3: This schema is not defined in the datasource: \"auth\". Expected a `schemas` property "
                                + "there."),
                Arguments.of(
                        "  @@id([id])",
                        "1:7: Each model must have at most one id criteria. You can't have `@id` and `@@id` at the "
                                + "same time."));
    }

    static Stream<Arguments> relations() {
        String toUser = "  userId Int\n  user User @relation(fields: [userId], references: [id])";
        return Stream.of(
                Arguments.of(
                        "  posts Post[]",
                        "",
                        "3:3: The relation field `posts` on model `User` is missing an opposite relation field on the "
                                + "model `Post`. Add it there."),
                Arguments.of(
                        "  post Post?",
                        toUser,
                        "8:3: A one-to-one relation must use unique fields on the defining side. Either add an "
                                + "`@unique` attribute to the field `userId`, or change the relation to one-to-many."),
                Arguments.of(
                        "  a Post[]\n  b Post[]",
                        toUser,
                        "3:3: Ambiguous relation detected. The fields `a` and `b` in model `User` both refer to "
                                + "`Post`. Please provide different relation names for them by adding "
                                + "`@relation(<name>)`."),
                Arguments.of(
                        "  posts Post[]",
                        toUser.replace("userId Int", "userId String"),
                        "8:3: The type of the field `userId` in the model `Post` is not matching the type of the "
                                + "referenced field `id` in model `User`."),
                Arguments.of(
                        "  posts Post[]",
                        toUser.replace("userId Int", "userId Int?"),
                        "8:3: The relation field `user` uses the scalar fields userId. At least one of those fields is "
                                + "optional. Hence the relation field must be optional as well."),
                Arguments.of(
                        "  posts Post[]",
                        toUser.replace("references: [id]", "references: [id], onDelete: Explode"),
                        "8:69: Invalid referential action: `Explode`. Expected Cascade, Restrict, NoAction, SetNull or "
                                + "SetDefault."),
                Arguments.of(
                        "  posts Post[] @relation(onDelete: Cascade)",
                        "  users User[]",
                        "3:3: Referential actions on implicit many-to-many relations are not supported: remove "
                                + "`onDelete` and `onUpdate`."),
                Arguments.of(
                        "  posts Post[] @unique",
                        toUser,
                        "3:16: The field `posts` is a relation field and cannot be marked with `@unique`. Only scalar "
                                + "fields can be made unique."));
    }

    static Stream<Arguments> blocks() {
        return Stream.of(
                Arguments.of(
                        "model A {\n  id Int\n}",
                        "1:7: Each model must have at least one unique criteria that has only required fields. Either "
                                + "mark a single field with `@id`, `@unique` or add a multi field criterion with "
                                + "`@@id([])` or `@@unique([])` to the model."),
                Arguments.of(
                        "model class {\n  id Int @id\n}",
                        "1:7: The model name `class` is invalid. It is a reserved name. Please change it."),
                Arguments.of(
                        "enum A {\n  x\n}\nmodel A {\n  id Int @id\n}",
                        "4:7: The model \"A\" cannot be defined: the enum at schema.prisma:1:6 has that name."),
                Arguments.of("enum E {\n  x\n  x\n}", "3:3: Value \"x\" is already defined on enum \"E\"."),
                Arguments.of(
                        "type T {\n  a Int\n}",
                        "1:6: Composite types are not supported on PostgreSQL: make `T` a model, or use a field of "
                                + "type Json."),
                Arguments.of(
                        "view V {\n  a Int\n}",
                        "1:6: View definitions are only available with the `views` preview feature."),
                Arguments.of(
                        "generator g {\n  provider = \"x\"\n  previewFeatures = [\"timeTravel\"]\n}",
                        "3:22: The preview feature \"timeTravel\" is not known. Expected one of: "
                                + "fullTextSearchPostgres, nativeDistinct, partialIndexes, postgresqlExtensions, "
                                + "relationJoins, schemaEngineDriverAdapters, shardKeys, strictUndefinedChecks, "
                                + "typedSql, views"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"fields", "nativeTypes", "defaults", "keys"})
    void saysWhatIsWrongInALineOfAModel(String line, String message) {
        assertThat(errors(MODEL.formatted(line) + DATASOURCE)).isEqualTo("schema.prisma:" + message);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("relations")
    void saysWhatIsWrongWithARelation(String user, String post, String message) {
        assertThat(errors(RELATION.formatted(user, post) + DATASOURCE)).isEqualTo("schema.prisma:" + message);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("blocks")
    void saysWhatIsWrongWithABlock(String block, String message) {
        assertThat(errors(block + "\n" + DATASOURCE)).isEqualTo("schema.prisma:" + message);
    }

    @Test
    void saysThatItIsForPostgresqlOnly() {
        assertThat(errors("datasource db {\n  provider = \"mysql\"\n}\n"))
                .isEqualTo("schema.prisma:2:14: Datasource provider \"mysql\" is not supported: Kanmon is for "
                        + "PostgreSQL. Expected \"postgresql\" or \"postgres\".");
    }

    @Test
    void saysWhereADatasourceIsMissing() {
        assertThat(errors("model A {\n  id Int @id\n}\n"))
                .isEqualTo("schema.prisma:1:1: The schema has no datasource. Expected: datasource db { provider = "
                        + "\"postgresql\" }");
    }

    @Test
    void saysEverythingAtOnceInTheOrderOfThePlaces() {
        String schema = MODEL.formatted("  a Int @default([1])\n  b Foo\n  @@index([c])") + DATASOURCE;

        assertThat(errors(schema).lines())
                .containsExactly(
                        "schema.prisma:3:18: The default value of a non-list field cannot be a list.",
                        "schema.prisma:4:5: Type \"Foo\" is neither a built-in type, nor refers to another model, "
                                + "composite type, or enum.",
                        "schema.prisma:5:3: The index definition refers to the unknown fields: c.");
    }

    @Test
    void neverRepeatsAUrlOfTheDatasource() {
        String schema = "datasource db {\n  provider = \"postgresql\"\n  url = \"postgres://u:secret@h/d\"\n"
                + "  foo = \"x\"\n}\n";

        assertThat(errors(schema))
                .isEqualTo("schema.prisma:4:3: Property not known: \"foo\". A datasource can have provider, schemas, "
                        + "extensions, relationMode.");
    }

    @Test
    void warnsOfViewsAndOfRetiredFeaturesAndTakesTheSchema() {
        String schema = "generator g {\n  provider = \"x\"\n  previewFeatures = [\"views\", \"metrics\"]\n}\n"
                + "view V {\n  a Int\n}\n" + DATASOURCE;

        assertThat(read(schema).problems().warnings())
                .extracting(SchemaProblem::toString)
                .containsExactly(
                        "schema.prisma:3:31: Preview feature \"metrics\" is retired: it has no effect, and can be "
                                + "removed.",
                        "schema.prisma:5:6: View `V` is ignored: neither Prisma nor Kanmon creates or changes views.");
    }

    @Test
    void warnsOfAnActionThatWouldFailWhenItIsDue() {
        String schema = RELATION.formatted(
                        "  posts Post[]",
                        "  userId Int\n  user User @relation(fields: [userId], references: [id], onDelete: SetNull)")
                + DATASOURCE;

        assertThat(read(schema).problems().warnings())
                .extracting(SchemaProblem::toString)
                .containsExactly("schema.prisma:8:3: The `onDelete` referential action of a relation should not be set "
                        + "to `SetNull` when a referenced field is required. Either choose another referential "
                        + "action, or make the referenced fields optional.");
    }

    private static String errors(String schema) {
        ProblemException refused = catchThrowableOfType(ProblemException.class, () -> read(schema));
        assertThat(refused.problem().code()).isEqualTo(ProblemCode.INVALID_SCHEMA);
        return refused.problem().message();
    }

    private static ModelReader.Result read(String schema) {
        return ModelReader.read(List.of(new SchemaFile("schema.prisma", schema)));
    }
}
