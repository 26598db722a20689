package dev.kanmon.engine.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataLossTest {

    private final DataLoss loss = new DataLoss(Map.of(
            "public.t.small", "integer",
            "public.t.big", "bigint",
            "public.t.short", "character varying(20)",
            "public.t.long", "text",
            "public.t.list", "text[]",
            "public.t.price", "numeric(10,2)"));

    private final SqlReader reader = new SqlReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE public.t | table public.t",
                "DROP TABLE public.t CASCADE | table public.t",
                "DROP SEQUENCE public.s | sequence public.s",
                "DROP EXTENSION hstore | extension hstore",
                "DROP SCHEMA app CASCADE | app",
                "DROP TYPE public.mood CASCADE | public.mood",
                "ALTER TABLE public.t DROP COLUMN small | public.t.small",
                "ALTER TABLE public.t DETACH PARTITION public.t_1 | public.t_1",
                "ALTER TABLE public.t SET UNLOGGED | public.t",
                "ALTER TABLE public.t ALTER COLUMN small DROP IDENTITY | public.t.small",
                "TRUNCATE public.t, public.u | public.t, public.u",
                "DELETE FROM public.t | public.t",
                "UPDATE public.t SET small = 1 | public.t"
            })
    void statementThatLosesDataIsMarkedWithWhatItLoses(String sql, String named) {
        assertThat(loss.of(reader.read(sql)))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains(named).endsWith("."));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "big | integer",
                "small | smallint",
                "small | text",
                "long | varchar(10)",
                "long | integer USING long::integer",
                "short | varchar(10)",
                "list | varchar(10)[]",
                "list | text",
                "price | numeric(12,1)",
                "unknown | bigint"
            })
    void columnThatGetsANarrowerTypeIsMarked(String column, String type) {
        assertThat(loss.of(reader.read("ALTER TABLE public.t ALTER COLUMN " + column + " TYPE " + type)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("public.t." + column));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "small | bigint",
                "small | numeric",
                "short | varchar(40)",
                "short | text",
                "long | text",
                "list | text[]"
            })
    void columnThatGetsAWiderTypeIsNot(String column, String type) {
        assertThat(loss.of(reader.read("ALTER TABLE public.t ALTER COLUMN " + column + " TYPE " + type)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE public.t (a int)",
                "ALTER TABLE public.t ADD COLUMN b int",
                "DROP INDEX public.i",
                "DROP MATERIALIZED VIEW public.m",
                "DROP VIEW public.v",
                "ALTER TABLE public.t DROP CONSTRAINT c",
                "DROP SCHEMA app",
                "REINDEX INDEX public.i"
            })
    void whatCanBeMadeAnewFromTheSchemaIsNot(String sql) {
        assertThat(loss.of(reader.read(sql))).isEmpty();
    }
}
