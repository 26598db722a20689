package dev.kanmon.engine.prismaschema.syntax.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.SchemaFile;
import dev.kanmon.engine.prismaschema.syntax.Argument;
import dev.kanmon.engine.prismaschema.syntax.Attribute;
import dev.kanmon.engine.prismaschema.syntax.Declaration;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Arity;
import dev.kanmon.engine.prismaschema.syntax.Declaration.Field;
import dev.kanmon.engine.prismaschema.syntax.Expression;
import dev.kanmon.engine.prismaschema.syntax.SchemaParser;
import dev.kanmon.engine.prismaschema.syntax.WithoutPlaces;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Trees at random, written and read again. */
class WrittenTreeTest {

    @Property(tries = 300)
    void readsWhatItWrote(@ForAll("declarations") List<Declaration> declarations) {
        String text = SchemaWriter.write(declarations);

        SchemaParser.Result read = SchemaParser.parse(List.of(new SchemaFile("schema.prisma", text)));

        assertThat(read.problems().all()).isEmpty();
        assertThat(new WithoutPlaces().of(read.tree())).isEqualTo(new WithoutPlaces().of(declarations));
        assertThat(SchemaWriter.write(read.tree().declarations())).isEqualTo(text);
    }

    @Provide
    Arbitrary<List<Declaration>> declarations() {
        return Arbitraries.oneOf(List.of(models(), enumerations())).list().ofMaxSize(4);
    }

    private static Arbitrary<Declaration> models() {
        return Combinators.combine(
                        names(),
                        fields().list().ofMaxSize(5),
                        attributes("map").list().ofMaxSize(2),
                        documentation())
                .as(NewSyntax::model);
    }

    private static Arbitrary<Declaration> enumerations() {
        return Combinators.combine(
                        names(),
                        Combinators.combine(names(), attributes("map").list().ofMaxSize(1), documentation())
                                .as(NewSyntax::value)
                                .list()
                                .ofMaxSize(4),
                        attributes("schema").list().ofMaxSize(1),
                        documentation())
                .as(NewSyntax::enumeration);
    }

    private static Arbitrary<Field> fields() {
        Arbitrary<Arity> arities = Arbitraries.of(Arity.class);
        Arbitrary<List<Attribute>> attributes = attributes("default").list().ofMaxSize(2);
        return Arbitraries.oneOf(
                Combinators.combine(names(), names(), arities, attributes, documentation())
                        .as(NewSyntax::field),
                Combinators.combine(names(), texts(), arities, attributes, documentation())
                        .as(NewSyntax::unsupportedField));
    }

    /** Of one name, for the format sorts them by it. */
    private static Arbitrary<Attribute> attributes(String name) {
        return arguments()
                .list()
                .ofMaxSize(3)
                .map(arguments -> NewSyntax.attribute(name, arguments.toArray(Argument[]::new)));
    }

    private static Arbitrary<Argument> arguments() {
        return Combinators.combine(names().optional(), expressions())
                .as((name, value) ->
                        name.map(given -> NewSyntax.argument(given, value)).orElseGet(() -> NewSyntax.argument(value)));
    }

    private static Arbitrary<Expression> expressions() {
        Arbitrary<Expression> leaves = Arbitraries.oneOf(
                texts().map(NewSyntax::text),
                names().map(NewSyntax::word),
                Arbitraries.of("0", "-1", "2.50", "9007199254740993").map(NewSyntax::number));
        return Arbitraries.frequencyOf(
                Tuple.of(4, leaves),
                Tuple.of(1, leaves.list().ofMaxSize(3).map(NewSyntax::array)),
                Tuple.of(
                        1,
                        Combinators.combine(names(), leaves)
                                .as((name, leaf) -> NewSyntax.call(name, NewSyntax.argument(leaf)))));
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withChars("\"\\\n\r\t\u0001é\u2028/*{}")
                .ofMaxLength(12);
    }

    private static Arbitrary<Optional<String>> documentation() {
        return Arbitraries.of("one line", "two\nlines", "with // and /* and {").optional();
    }

    private static Arbitrary<String> names() {
        return Arbitraries.of("a", "Post", "long_name", "model", "enum", "x1", "été", "type");
    }
}
