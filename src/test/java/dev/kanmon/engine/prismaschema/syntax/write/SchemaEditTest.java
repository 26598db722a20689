package dev.kanmon.engine.prismaschema.syntax.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Configuration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Enumeration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import dev.kanmon.engine.prismaschema.syntax.SyntaxTree;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class SchemaEditTest {

    /** In Prisma's format, but for what is between the blocks. */
    private static final String SCHEMA = """
            // The shop.


            datasource db {
              provider = "postgresql"
            }

            /// Who buys.
            model User {
              // the key
              id   Int    @id
              /// what people call them
              name String // at most 80
              mail String

              @@map("users")
            }

            enum Role {
              ADMIN
              USER // most
            }
            """;

    private static final Field AGE =
            NewSyntax.field("birthday", "DateTime", Arity.OPTIONAL, List.of(), Optional.empty());

    @Test
    void leavesEverythingAsItWasWithoutAChange() {
        assertThat(edited(SCHEMA, (edit, tree) -> {})).isEqualTo(SCHEMA);
    }

    @Test
    void addsAFieldAndKeepsTheColumnsOfABlockThatHadThem() {
        assertThat(edited(SCHEMA, (edit, tree) -> edit.addField(user(tree), AGE)))
                .isEqualTo(SCHEMA.replace("  id   Int    @id", "  id       Int       @id")
                        .replace("  name String //", "  name     String //")
                        .replace("  mail String\n", "  mail     String\n  birthday DateTime?\n"));
    }

    @Test
    void changesNoOtherLineOfABlockThatHadNoColumns() {
        String schema = "model User {\n\tid Int   @id\n\tname String\n}\n";

        assertThat(edited(schema, (edit, tree) -> edit.addField(user(tree), AGE)))
                .isEqualTo("model User {\n\tid Int   @id\n\tname String\n\tbirthday DateTime?\n}\n");
    }

    @Test
    void replacesAFieldAndKeepsItsComments() {
        assertThat(edited(
                        SCHEMA,
                        (edit, tree) -> edit.replaceField(
                                user(tree),
                                user(tree).fields().get(1),
                                NewSyntax.field(
                                        "name",
                                        "String",
                                        Arity.OPTIONAL,
                                        List.of(NewSyntax.attribute("unique")),
                                        Optional.of("not written")))))
                .isEqualTo(SCHEMA.replace("  id   Int    @id", "  id   Int     @id")
                        .replace("  name String //", "  name String? @unique //"));
    }

    @Test
    void removesAFieldWithItsDocumentationAndItsLine() {
        assertThat(edited(
                        SCHEMA,
                        (edit, tree) ->
                                edit.removeField(user(tree), user(tree).fields().get(1))))
                .isEqualTo(SCHEMA.replace("  /// what people call them\n  name String // at most 80\n", ""));
    }

    @Test
    void addsReplacesAndRemovesBlockAttributes() {
        assertThat(edited(SCHEMA, (edit, tree) -> {
                    edit.addAttribute(
                            user(tree),
                            NewSyntax.attribute(
                                    "index",
                                    NewSyntax.argument(NewSyntax.array(List.of(NewSyntax.word("name")))),
                                    NewSyntax.argument("map", NewSyntax.text("by \"name\""))));
                    edit.replaceAttribute(
                            user(tree),
                            user(tree).attributes().get(0),
                            NewSyntax.attribute("map", NewSyntax.argument(NewSyntax.text("people"))));
                }))
                .isEqualTo(SCHEMA.replace(
                        "  @@map(\"users\")\n", "  @@index([name], map: \"by \\\"name\\\"\")\n  @@map(\"people\")\n"));
        assertThat(edited(
                        SCHEMA,
                        (edit, tree) -> edit.removeAttribute(
                                user(tree), user(tree).attributes().get(0))))
                .isEqualTo(SCHEMA.replace("\n  @@map(\"users\")\n", ""));
    }

    @Test
    void addsAndRemovesValuesAndSettings() {
        assertThat(edited(SCHEMA, (edit, tree) -> {
                    Enumeration role = (Enumeration) tree.declarations().get(2);
                    edit.removeValue(role, role.values().get(0));
                    edit.addValue(role, NewSyntax.value("GUEST", List.of(), Optional.of("may look")));
                    edit.addSetting(
                            (Configuration) tree.declarations().get(0),
                            NewSyntax.setting("schemas", NewSyntax.array(List.of(NewSyntax.text("public")))));
                }))
                .isEqualTo(SCHEMA.replace("  ADMIN\n  USER // most\n", "  USER // most\n  /// may look\n  GUEST\n")
                        .replace(
                                "  provider = \"postgresql\"\n",
                                "  provider = \"postgresql\"\n  schemas  = [\"public\"]\n"));
    }

    @Test
    void removesADeclarationWithItsDocumentationAndOneEmptyLine() {
        assertThat(edited(SCHEMA, (edit, tree) -> edit.remove(user(tree))))
                .isEqualTo(
                        SCHEMA.substring(0, SCHEMA.indexOf("/// Who")) + SCHEMA.substring(SCHEMA.indexOf("enum Role")));
        assertThat(edited(
                        SCHEMA, (edit, tree) -> edit.remove(tree.declarations().get(2))))
                .isEqualTo(SCHEMA.substring(0, SCHEMA.indexOf("\nenum Role")));
    }

    @Test
    void appendsAndReplacesDeclarations() {
        Model post = NewSyntax.model("Post", List.of(AGE), List.of(), Optional.of("one\ntwo"));

        assertThat(edited(SCHEMA, (edit, tree) -> {
                    edit.append(tree.files().get(0), post);
                    edit.replace(
                            tree.declarations().get(2),
                            NewSyntax.enumeration(
                                    "Role",
                                    List.of(NewSyntax.value("A", List.of(), Optional.empty())),
                                    List.of(),
                                    Optional.empty()));
                }))
                .isEqualTo(SCHEMA.substring(0, SCHEMA.indexOf("enum Role"))
                        + "enum Role {\n  A\n}\n\n/// one\n/// two\nmodel Post {\n  birthday DateTime?\n}\n");
    }

    @Test
    void writesTheLineEndsOfTheFile() {
        String windows = SCHEMA.replace("\n", "\r\n");

        assertThat(edited(windows, (edit, tree) -> {
                    edit.removeField(user(tree), user(tree).fields().get(1));
                    edit.addField(user(tree), Optional.empty(), AGE);
                    edit.append(tree.files().get(0), NewSyntax.model("P", List.of(AGE), List.of(), Optional.empty()));
                }))
                .doesNotContainPattern("(?<!\r)\n")
                .contains("model User {\r\n  birthday DateTime?\r\n  // the key\r\n  id       Int       @id\r\n");
    }

    @Test
    void changesOnlyTheFileThatIsMeant() {
        SchemaFile other = new SchemaFile("b.prisma", "model  B  {\n}");
        SyntaxTree tree = parse(List.of(new SchemaFile("a.prisma", SCHEMA), other));
        SchemaEdit edit = new SchemaEdit(tree);
        edit.addField(user(tree), AGE);

        assertThat(edit.apply()).hasSize(2).element(1).isEqualTo(other);
    }

    private static Model user(SyntaxTree tree) {
        return tree.declarations().stream()
                .filter(Model.class::isInstance)
                .map(Model.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String edited(String schema, BiConsumer<SchemaEdit, SyntaxTree> changes) {
        SyntaxTree tree = parse(List.of(new SchemaFile("schema.prisma", schema)));
        SchemaEdit edit = new SchemaEdit(tree);
        changes.accept(edit, tree);
        return edit.apply().get(0).text();
    }

    private static SyntaxTree parse(List<SchemaFile> files) {
        SchemaParser.Result read = SchemaParser.parse(files);
        read.problems().requireNoErrors();
        return read.tree();
    }
}
