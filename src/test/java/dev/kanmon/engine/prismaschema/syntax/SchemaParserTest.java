package dev.kanmon.engine.prismaschema.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.SchemaProblem;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Enumeration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Model;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaParserTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    id             | 2:4 | Found the end of the line; expected a type after the field's name.
                    id @id         | 2:5 | Found `@`; expected a type after the field's name.
                    id: Int        | 2:4 | Found `:`; expected a type after the field's name.
                    id [Int]       | 2:5 | Found `[Int]`; a list is written `Int[]`.
                    id Int!        | 2:5 | Found `Int!`; a required field is written without `!`.
                    id Int[]?      | 2:5 | Found `Int[]?`; a list is never null: expected `Int[]` or `Int?`.
                    id Int Int     | 2:9 | Found `Int`; expected an attribute (`@…`) or the end of the line.
                    id Int @id(    | 2:13 | Found the end of the line; expected a name, a number, a text in quotes, `[]`, `[`, `)` or `{`: what is in brackets stands on one line.
                    id Int @id(a:) | 2:13 | Expected a value after `a:`.
                    id Int @id(a,) | 2:14 | There is a comma too many: expected an argument after it.
                    id Int @m("a)  | 2:12 | This text is not closed: expected `"` before the end of the line.
                    id Int @m("\\q") | 2:13 | There is no escape `\\q`; a backslash itself is written `\\\\`.
                    id Int /* a    | 2:9 | This comment is not closed: expected `*/`.
                    1d Int         | 2:2 | Found `1d`; the name of a field begins with a letter.
                    a-b Int        | 2:2 | Found `a-b`; the name of a field has no `-` in it.
                    "id" Int       | 2:2 | Found `"id"`; expected a field, an attribute (`@@…`) or `}`.
                    @@             | 2:4 | Found the end of the line; expected a name.
                    """)
    void tellsOnceWhatIsWrongInALineAndWhatWasExpected(String line, String place, String message) {
        List<SchemaProblem> problems = problems("model A {\n " + line + "\n}\n\nmodel B {\n id Int @id\n}\n");

        assertThat(problems)
                .extracting(SchemaProblem::toString)
                .containsExactly("schema.prisma:" + place + ": " + message);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    model A {\\n id Int                       | 1:1 | The block of model `A` is not closed: expected `}` on a line of its own before the end of the file.
                    model A {\\n id Int\\nmodel B {\\n id Int\\n} | 3:1 | The block of model `A` is not closed: expected `}` on a line of its own before `model`.
                    model {\\n id Int\\n}                     | 1:7 | Found `{`; expected a name after `model`.
                    model A\\n{\\n id Int\\n}                 | 1:8 | Found the end of the line; expected `{` at the end of the line that begins with `model`.
                    modle A {\\n id Int\\n}                   | 1:1 | `modle` begins no block; expected `model`, `enum`, `view`, `type`, `datasource` or `generator`.
                    modelA {\\n id Int\\n}                    | 1:1 | `modelA` begins no block; expected `model`, `enum`, `view`, `type`, `datasource` or `generator`.
                    type X = Int                             | 1:8 | A type has fields in braces; there are no other names for types.
                    enum E {\\n a b\\n}                       | 2:4 | Found `b`; expected an attribute (`@…`) or the end of the line.
                    datasource d {\\n a "b"\\n}               | 2:4 | Found `"b"`; expected `=`.
                    datasource d {\\n @@map("b")\\n}          | 2:2 | Found `@@`; expected a setting (`name = value`) or `}`.
                    model A {\\n id Int }                     | 2:9 | Found `}`; expected an attribute (`@…`) or the end of the line.
                    }                                        | 1:1 | This `}` closes no block; expected `model`, `enum`, `view`, `type`, `datasource` or `generator`.
                    a b\\nc d\\ne f                            | 1:1 | Found `a` outside of any block; expected `model`, `enum`, `view`, `type`, `datasource` or `generator`.
                    """)
    void tellsOnceWhatIsWrongWithABlock(String schema, String place, String message) {
        assertThat(problems(schema.replace("\\n", "\n")))
                .extracting(SchemaProblem::toString)
                .containsExactly("schema.prisma:" + place + ": " + message);
    }

    @Test
    void tellsTheMistakesOfAllFilesInTheirOrder() {
        SchemaParser.Result read = SchemaParser.parse(
                List.of(new SchemaFile("b.prisma", "model A {\n id\n b\n}\n"), new SchemaFile("a.prisma", "}")));

        assertThat(read.problems().all())
                .extracting(problem -> problem.place().toString())
                .containsExactly("b.prisma:2:4", "b.prisma:3:3", "a.prisma:1:1");
        assertThatThrownBy(() -> read.problems().requireNoErrors())
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.INVALID_SCHEMA));
    }

    @Test
    void readsWhatSurroundsAMistake() {
        Model model = (Model) SchemaParser.parse(
                        List.of(new SchemaFile("schema.prisma", "model A {\n a Int\n b\n c Int\n @@map(\"a\")\n}\n")))
                .tree()
                .declarations()
                .get(0);

        assertThat(model.fields()).extracting(field -> field.name().text()).containsExactly("a", "c");
        assertThat(model.attributes()).hasSize(1);
    }

    @Test
    void keepsDocumentationAsPrismaDoes() {
        SyntaxTree tree = tree("""
                /// belongs to nothing

                // plain
                /// first
                ///  second
                /* third */
                model A {
                  /// above
                  // plain
                  a Int /// behind
                  b Int // plain
                  /// after an empty line

                  c Int
                }
                /// right above
                enum E {
                  V /* of V */
                }
                """);

        Model model = (Model) tree.declarations().get(0);
        Enumeration enumeration = (Enumeration) tree.declarations().get(1);
        assertThat(model.documentation()).contains("first\nsecond\nthird");
        assertThat(model.fields().stream().map(Field::documentation).map(text -> text.orElse("-")))
                .containsExactly("above\nbehind", "-", "after an empty line");
        assertThat(enumeration.documentation()).contains("right above");
        assertThat(enumeration.values().get(0).documentation()).contains("of V");
    }

    @Test
    void countsPlacesInUtf16UnitsFromTheBeginningOfTheFile() {
        Model model = (Model) tree("\uFEFF// 😀\r\nmodel A {\r\n  id Int @map(\"😀\") // x\r\n}")
                .declarations()
                .get(0);

        Field field = model.fields().get(0);
        assertThat(field.place()).isEqualTo(new Place("schema.prisma", 21, 38, 3, 3));
        assertThat(field.attributes().get(0).arguments().get(0).place())
                .isEqualTo(new Place("schema.prisma", 33, 37, 3, 15));
        assertThat(model.place()).isEqualTo(new Place("schema.prisma", 8, 46, 2, 1));
    }

    @Test
    void resolvesEscapes() {
        Model model = (Model) tree("model A {\n a String @m(\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\")\n}\n")
                .declarations()
                .get(0);

        Expression value =
                model.fields().get(0).attributes().get(0).arguments().get(0).value();
        assertThat(((Expression.Text) value).value()).isEqualTo("\"\\/\b\f\n\r\té😀");
    }

    @Test
    void refusesBracketsThatAreNestedTooDeep() {
        assertThat(problems("model A {\n a Int @a(" + "[".repeat(99) + "]".repeat(99) + ")\n}\n"))
                .isEmpty();
        for (String open : List.of("[", "f(", "{ a: ")) {
            assertThat(problems("model A {\n a Int @a(" + open.repeat(100_000) + "\n}\n"))
                    .extracting(SchemaProblem::message)
                    .containsExactly("Brackets are nested here more than 100 deep.");
        }
    }

    @Test
    void readsALargeFileInReasonableTime() {
        String schema =
                RecordedSchemas.of("introspected.json").get(0).get("schema").asText();
        String model = schema.substring(schema.indexOf("model "));
        String large = model.repeat(5_000_000 / model.length());

        Assertions.assertThatNoException().isThrownBy(() -> {
            long start = System.nanoTime();
            assertThat(problems(large)).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        });
    }

    @Test
    void stopsAtAFileOfNothingButMistakes() {
        for (String mistake :
                List.of("model A {\n id Int @id(\n", "model A {\n id\n}\n", "enum E {\n 1\n}\n", "model A {\n")) {
            List<SchemaProblem> problems = problems(mistake.repeat(50_000));

            assertThat(problems).hasSize(ProblemCollector.MOST_PROBLEMS + 1);
            assertThat(problems.get(ProblemCollector.MOST_PROBLEMS).message()).contains("not read any further");
        }
    }

    private static List<SchemaProblem> problems(String schema) {
        return SchemaParser.parse(List.of(new SchemaFile("schema.prisma", schema)))
                .problems()
                .all();
    }

    private static SyntaxTree tree(String schema) {
        SchemaParser.Result read = SchemaParser.parse(List.of(new SchemaFile("schema.prisma", schema)));
        assertThat(read.problems().all()).isEmpty();
        return read.tree();
    }
}
