package dev.kanmon.engine.prismaschema.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.Place;
import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.write.SchemaFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Real schema texts, spoilt at random, and texts of nothing but the language's own signs. */
class SchemaFuzzTest {

    private static final List<String> SCHEMAS = RecordedSchemas.of("introspected.json").stream()
            .map(each -> each.get("schema").asText())
            .toList();

    /** What breaks readers: halves of characters, other line ends, what opens and does not close. */
    private static final List<String> PIECES = List.of(
            "\u0000",
            "\uFEFF",
            "\uD83D",
            "\uDE00",
            "\uD83D\uDE00",
            "\u2028",
            "\u0085",
            "\u00A0",
            "\u200B",
            "\r",
            "\n",
            "\r\n",
            "\t",
            "\f",
            "\"",
            "\\",
            "\\u",
            "\\ud83d",
            "'",
            "/*",
            "*/",
            "//",
            "///",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "[]",
            "@",
            "@@",
            "@@@",
            ",",
            ":",
            "=",
            "?",
            "!",
            ".",
            "-",
            "_",
            "1",
            "-1.5",
            "é",
            "𝒜",
            "model ",
            "enum ",
            "type ",
            "view ",
            "datasource ",
            "generator ",
            "Unsupported(",
            "A",
            " ");

    @Property(tries = 3000)
    void neverThrowsAndNamesPlacesWithinTheText(@ForAll("spoilt") String text) {
        SchemaParser.Result read = parse(text);

        assertThat(read.problems().all()).allSatisfy(problem -> {
            requireWithin(problem.place(), text);
            assertThat(problem.message()).endsWith(".").doesNotContain("null", "Exception");
        });
        read.tree().declarations().forEach(declaration -> requireWithin(declaration.place(), text));
    }

    @Property(tries = 2000)
    void readsWhatItFormatsWithoutAMistakeAgain(@ForAll("spoilt") String text) {
        if (!parse(text).problems().all().isEmpty()) {
            return;
        }

        String formatted = SchemaFormat.format(text);

        assertThat(parse(formatted).problems().all()).isEmpty();
        assertThat(new WithoutPlaces().of(parse(formatted).tree()))
                .hasSameSizeAs(new WithoutPlaces().of(parse(text).tree()));
    }

    @Provide
    Arbitrary<String> spoilt() {
        Arbitrary<String> real = Arbitraries.of(SCHEMAS);
        Arbitrary<String> signs = Arbitraries.of(PIECES).list().ofMaxSize(60).map(pieces -> String.join("", pieces));
        return Arbitraries.oneOf(signs, Combinators.combine(real, mutations()).as((text, mutations) -> {
            String mutated = text;
            for (Mutation mutation : mutations) {
                mutated = mutation.apply(mutated);
            }
            return mutated;
        }));
    }

    private static Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(
                        Arbitraries.of(Mutation.Kind.class),
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.of(PIECES))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /** @param at how far into the text */
    private record Mutation(Kind kind, double at, int length, String piece) {

        private enum Kind {
            CUT,
            CUT_OFF,
            DUPLICATE,
            SWAP,
            INSERT
        }

        String apply(String text) {
            int start = (int) (at * text.length());
            int end = Math.min(text.length(), start + length);
            String before = text.substring(0, start);
            String part = text.substring(start, end);
            String after = text.substring(end);
            return switch (kind) {
                case CUT -> before + after;
                case CUT_OFF -> before;
                case DUPLICATE -> before + part + part + after;
                case SWAP -> after + part + before;
                case INSERT -> before + piece + part + after;
            };
        }
    }

    private static void requireWithin(Place place, String text) {
        assertThat(place.start()).isBetween(0, text.length());
        assertThat(place.end()).isBetween(place.start(), text.length());
        String before = text.substring(0, place.start()).replace("\r\n", " \n");
        long lineEnds =
                before.chars().filter(unit -> unit == '\n' || unit == '\r').count();
        int lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
        assertThat(place.line()).isEqualTo((int) lineEnds + 1);
        assertThat(place.column()).isEqualTo(place.start() - lineStart + 1);
    }

    private static SchemaParser.Result parse(String text) {
        return SchemaParser.parse(List.of(new SchemaFile("schema.prisma", text)));
    }
}
