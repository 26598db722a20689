package dev.kanmon.engine.prismaschema.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultParserTest {

    private static final ColumnType TEXT = new ColumnType.Native(PostgresType.TEXT, List.of());
    private static final ColumnType INTEGER = new ColumnType.Native(PostgresType.INTEGER, List.of());

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            nextval('first'::regclass)                    ; first
            nextval('"Shop"."Order_id_seq"'::regclass)    ; "Shop"."Order_id_seq"
            nextval(('fifth'::text)::regclass)            ; fifth
            """)
    void aSequenceIsNamedAsTheDatabaseQuotesIt(String expression, String sequence) {
        assertThat(DefaultParser.parse(expression, INTEGER, false)).contains(new ColumnDefault.NextValue(sequence));
    }

    @Test
    void aListThatIsOnlyTheBeginningOfAnExpressionIsAnExpression() {
        String expression = "(ARRAY['a'::text] || ARRAY['b'::text])";
        assertThat(DefaultParser.parse(expression, TEXT, true)).contains(new ColumnDefault.Generated(expression));
        String another = "ARRAY['a'::text] || ARRAY['b'::text]";
        assertThat(DefaultParser.parse(another, TEXT, true)).contains(new ColumnDefault.Generated(another));
    }

    @Property
    void everyTextIsTakenOutOfItsQuotes(@ForAll String value) {
        String literal = "'" + value.replace("'", "''") + "'::text";
        assertThat(DefaultParser.parse(literal, TEXT, false)).contains(new ColumnDefault.Value.Text(value));
    }

    @Property
    void whateverAnExpressionIsItIsReadWithoutAnError(@ForAll String expression, @ForAll boolean list) {
        for (PostgresType type : PostgresType.values()) {
            DefaultParser.parse(expression, new ColumnType.Native(type, List.of()), list);
        }
    }
}
