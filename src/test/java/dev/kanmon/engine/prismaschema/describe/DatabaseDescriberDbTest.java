package dev.kanmon.engine.prismaschema.describe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.prismaschema.sqlschema.Column;
import dev.kanmon.engine.prismaschema.sqlschema.Column.Arity;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import dev.kanmon.engine.prismaschema.sqlschema.PostgresType;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Action;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Algorithm;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Direction;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Feature;
import dev.kanmon.engine.prismaschema.sqlschema.Table.Index;
import dev.kanmon.engine.prismaschema.sqlschema.Table.PrimaryKey;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseDescriberDbTest {

    private TestDatabase database;
    private Session session;

    @BeforeEach
    void open() {
        database = TestPostgres.shared().newDatabase();
        session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test");
    }

    @AfterEach
    void close() {
        session.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text             | TEXT             |
            varchar          | VARCHAR          |
            varchar(9)       | VARCHAR          | 9
            varchar(9)[]     | VARCHAR          | 9
            char             | CHAR             | 1
            bpchar           | CHAR             |
            "char"           | CHAR             |
            bit              | BIT              | 1
            varbit           | VARBIT           |
            varbit(4)        | VARBIT           | 4
            numeric          | DECIMAL          |
            numeric(10)      | DECIMAL          | 10 0
            numeric(65,30)   | DECIMAL          | 65 30
            numeric(4,-2)    | DECIMAL          | 4 -2
            numeric(10,2)[]  | DECIMAL          | 10 2
            timestamp        | TIMESTAMP        | 6
            timestamp(3)     | TIMESTAMP        | 3
            timestamptz(0)   | TIMESTAMPTZ      | 0
            timestamp[]      | TIMESTAMP        |
            timestamp(2)[]   | TIMESTAMP        | 2
            time             | TIME             | 6
            timetz(1)        | TIMETZ           | 1
            date             | DATE             |
            smallint         | SMALL_INT        |
            oid              | OID              |
            real             | REAL             |
            float8           | DOUBLE_PRECISION |
            money            | MONEY            |
            jsonb            | JSONB            |
            name_of_at_most  | VARCHAR          | 40
            """)
    void typesAreThoseOfTheSchemaLanguage(String sql, PostgresType type, String arguments) {
        List<Integer> expected = arguments == null
                ? List.of()
                : List.of(arguments.split(" ")).stream().map(Integer::valueOf).toList();
        assertThat(column("CREATE DOMAIN name_of_at_most AS varchar(40); CREATE TABLE t (c " + sql + ")")
                        .type())
                .isEqualTo(new ColumnType.Native(type, expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tsvector    | tsvector
            interval[]  | _interval
            int4range   | int4range
            name        | name
            pair        | pair
            """)
    void otherTypesAreNamedAsTheCatalogNamesThem(String sql, String expected) {
        assertThat(column("CREATE TYPE pair AS (a int, b int); CREATE TABLE t (c " + sql + ")")
                        .type())
                .isEqualTo(new ColumnType.Unsupported(expected));
    }

    @Test
    void aDomainThatIsNotNullMakesTheColumnRequired() {
        Column column = column("CREATE DOMAIN email AS text NOT NULL; CREATE TABLE t (c email)");
        assertThat(column.arity()).isEqualTo(Arity.REQUIRED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text         | 'it''s'                       | Text[value=it's]
            text         | E'a\\\\b'                     | Text[value=a\\b]
            varchar(5)   | 'abc'                         | Text[value=abc]
            jsonb        | '[]'                          | Text[value=[]]
            bit(3)       | B'101'                        | Text[value=101]
            int          | -5                            | Numeric[text=-5]
            bigint       | 9223372036854775807           | Numeric[text=9223372036854775807]
            float8       | -2                            | Numeric[text=-2]
            numeric      | 3.10                          | Numeric[text=3.10]
            numeric(4,1) | -0.5                          | Numeric[text=-0.5]
            money        | 12.5                          | Numeric[text=12.5]
            bool         | true                          | Bool[value=true]
            bytea        | '\\x00FF'                     | Bytes[hexadecimal=00ff]
            color        | 'dark blue'                   | EnumValue[value=dark blue]
            color[]      | '{red,"dark blue"}'           | Many[elements=[EnumValue[value=red], EnumValue[value=dark blue]]]
            color[]      | ARRAY['red'::color]           | Many[elements=[EnumValue[value=red]]]
            text[]       | '{}'                          | Many[elements=[]]
            text[]       | ARRAY[]::text[]               | Many[elements=[]]
            varchar(9)[] | ARRAY[]::varchar[]            | Many[elements=[]]
            text[]       | ARRAY['x','y']                | Many[elements=[Text[value=x], Text[value=y]]]
            int[]        | '{1,-2}'                      | Many[elements=[Numeric[text=1], Numeric[text=-2]]]
            int[]        | ARRAY[1,-2]                   | Many[elements=[Numeric[text=1], Numeric[text=-2]]]
            timestamp    | CURRENT_TIMESTAMP             | Now[]
            timestamptz  | now()                         | Now[]
            timestamp(3) | CURRENT_TIMESTAMP(3)          | Generated[expression=CURRENT_TIMESTAMP(3)]
            date         | '2020-01-01'                  | Generated[expression='2020-01-01'::date]
            timestamptz  | '2020-01-01 00:00:00+02'      | Generated[expression='2019-12-31 22:00:00+00'::timestamp with time zone]
            uuid         | gen_random_uuid()             | Generated[expression=gen_random_uuid()]
            int          | 1 + 2                         | Generated[expression=(1 + 2)]
            text         | lower('A')                    | Generated[expression=lower('A'::text)]
            text[]       | ARRAY['a', NULL]              | Generated[expression=ARRAY['a'::text, NULL::text]]
            text         | shop.made_up()                | Generated[expression=shop.made_up()]
            text         | here()                        | Generated[expression=here()]
            """)
    void defaultsAreValuesWherePrismaTakesThemForValues(String type, String expression, String expected) {
        Column column = column("CREATE TYPE color AS ENUM ('red', 'dark blue'); CREATE SCHEMA shop;"
                + "CREATE FUNCTION shop.made_up() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;"
                + "CREATE FUNCTION here() RETURNS text LANGUAGE sql AS $$ SELECT 'x' $$;"
                + "CREATE TABLE t (c %s DEFAULT %s)".formatted(type, expression));
        assertThat(column.defaultValue()).get().hasToString(expected);
    }

    @Test
    void nullIsNoDefault() {
        assertThat(column("CREATE TABLE t (c text DEFAULT NULL)").defaultValue())
                .isEmpty();
    }

    @Test
    void numbersAreComparedAsNumbers() {
        assertThat(new Value.Numeric("3.10"))
                .isEqualTo(new Value.Numeric("3.1"))
                .hasSameHashCodeAs(new Value.Numeric("3.1"))
                .isNotEqualTo(new Value.Numeric("3.2"));
    }

    @Test
    void sequencesAndIdentitiesCount() {
        Table table = table("CREATE SEQUENCE free;"
                + "CREATE TABLE t (a serial, b int GENERATED ALWAYS AS IDENTITY, c int DEFAULT nextval('free'))");
        assertThat(table.columns()).allMatch(Column::autoIncrement);
        assertThat(table.columns())
                .extracting(column -> column.defaultValue().orElse(null))
                .containsExactly(new ColumnDefault.NextValue("t_a_seq"), null, new ColumnDefault.NextValue("free"));
        assertThat(describe().sequences())
                .containsExactly(QualifiedName.of("public", "free"), QualifiedName.of("public", "t_a_seq"));
    }

    @Test
    void keysAndIndexesHaveTheirColumnsOrdersAndClasses() {
        Table table = table("""
                CREATE TABLE t (a text, b int, j jsonb, PRIMARY KEY (b, a));
                ALTER TABLE t ADD CONSTRAINT u UNIQUE (a);
                CREATE INDEX i1 ON t (a DESC, b);
                CREATE INDEX i2 ON t USING gin (j jsonb_path_ops);
                CREATE INDEX i3 ON t USING gin (j);
                CREATE UNIQUE INDEX i4 ON t (b) WHERE a IS NOT NULL;
                CREATE INDEX i5 ON t (lower(a));
                CREATE INDEX i6 ON t (a NULLS FIRST);
                CREATE INDEX i7 ON t (a text_pattern_ops);
                """);
        assertThat(table.primaryKey()).contains(new PrimaryKey("t_pkey", List.of("b", "a")));
        assertThat(table.indexes())
                .containsExactly(
                        index("i1", false, Algorithm.BTREE, column("a", true), column("b", false)),
                        index("i2", false, Algorithm.GIN, column("j", "jsonb_path_ops")),
                        index("i3", false, Algorithm.GIN, new Table.IndexColumn("j", false, Optional.empty())),
                        new Index(
                                "i4",
                                true,
                                List.of(column("b", false)),
                                Algorithm.BTREE,
                                false,
                                Optional.of("(a IS NOT NULL)")),
                        index("i6", false, Algorithm.BTREE, column("a", false)),
                        index(
                                "i7",
                                false,
                                Algorithm.BTREE,
                                new Table.IndexColumn(
                                        "a", Optional.of(Direction.ASCENDING), Optional.of("text_pattern_ops"))),
                        new Index("u", true, List.of(column("a", false)), Algorithm.BTREE, true, Optional.empty()));
        assertThat(table.features())
                .containsExactlyInAnyOrder(
                        new Feature(Feature.Kind.EXPRESSION_INDEX, "i5"),
                        new Feature(Feature.Kind.NULLS_POSITION, "i6"));
    }

    @Test
    void foreignKeysHaveTheirColumnsInOrderAndTheirActions() {
        Table table = table("""
                CREATE TABLE other (x int, y int, PRIMARY KEY (x, y));
                CREATE TABLE t (b int, a int, CONSTRAINT k FOREIGN KEY (a, b) REFERENCES other (x, y)
                    ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE);
                """);
        assertThat(table.foreignKeys())
                .containsExactly(new Table.ForeignKey(
                        "k",
                        List.of("a", "b"),
                        QualifiedName.of("public", "other"),
                        List.of("x", "y"),
                        Action.SET_NULL,
                        Action.CASCADE));
        assertThat(table.features()).containsExactly(new Feature(Feature.Kind.DEFERRABLE_CONSTRAINT, "k"));
    }

    @Test
    void aForeignKeyIntoASchemaThatIsNotReadIsAProblem() {
        database.sql("CREATE SCHEMA auth; CREATE TABLE auth.users (id int PRIMARY KEY);"
                + "CREATE TABLE t (u int CONSTRAINT k REFERENCES auth.users)");
        assertThatThrownBy(this::describe)
                .isInstanceOf(ProblemException.class)
                .hasMessage(
                        "The foreign key \"k\" leads from \"public\".\"t\" to \"auth\".\"users\", and the schema \"auth\" is not among those that are read.");
        assertThat(DatabaseDescriber.describe(session, List.of("public", "auth", "missing"))
                        .tables())
                .extracting(Table::name)
                .containsExactly(QualifiedName.of("auth", "users"), QualifiedName.of("public", "t"));
    }

    @Test
    void whatPrismaCannotSayIsToldByName() {
        Table table = table("""
                CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0), CONSTRAINT apart EXCLUDE (a WITH =));
                CREATE TABLE child () INHERITS (t);
                ALTER TABLE t ENABLE ROW LEVEL SECURITY;
                COMMENT ON TABLE t IS 'x';
                COMMENT ON COLUMN t.a IS 'x';
                """);
        assertThat(table.indexes()).isEmpty();
        assertThat(table.features())
                .containsExactlyInAnyOrder(
                        new Feature(Feature.Kind.CHECK_CONSTRAINT, "positive"),
                        new Feature(Feature.Kind.EXCLUSION_CONSTRAINT, "apart"),
                        new Feature(Feature.Kind.INHERITED, "t"),
                        new Feature(Feature.Kind.ROW_LEVEL_SECURITY, "t"),
                        new Feature(Feature.Kind.TABLE_COMMENT, "t"),
                        new Feature(Feature.Kind.COLUMN_COMMENT, "a"));
    }

    @Test
    void ofAPartitionedTableOnlyTheParentIsDescribed() {
        Table table = table("""
                CREATE TABLE t (id int, k int, PRIMARY KEY (id, k)) PARTITION BY RANGE (k);
                CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (10);
                CREATE TABLE r (id int, k int, FOREIGN KEY (id, k) REFERENCES t (id, k));
                """);
        assertThat(table.features()).containsExactly(new Feature(Feature.Kind.PARTITIONED, "t"));
        assertThat(table.primaryKey()).contains(new PrimaryKey("t_pkey", List.of("id", "k")));
        assertThat(describe().tables()).extracting(found -> found.name().name()).containsExactly("r", "t");
        assertThat(describe().tables().get(0).foreignKeys()).hasSize(1);
    }

    @Test
    void historyOwnTablesAndWhatExtensionsOwnAreLeftOut() {
        database.sql("CREATE TABLE _prisma_migrations (id text)", "CREATE TABLE _kanmon_scripts (id text)");
        database.sql("CREATE EXTENSION pg_stat_statements", "CREATE EXTENSION pg_trgm");
        database.sql("CREATE VIEW v AS SELECT 1", "CREATE MATERIALIZED VIEW m AS SELECT 1");
        SqlSchema described = describe();
        assertThat(described.tables()).isEmpty();
        assertThat(described.views()).containsExactly(QualifiedName.of("public", "m"), QualifiedName.of("public", "v"));
        assertThat(described.extensions()).extracting(SqlSchema.Extension::name).contains("pg_trgm", "plpgsql");
    }

    @Test
    void enumValuesComeInTheirOrder() {
        database.sql("CREATE TYPE e AS ENUM ('b', 'a')", "ALTER TYPE e ADD VALUE 'c' BEFORE 'b'");
        database.sql("COMMENT ON TYPE e IS 'x'");
        assertThat(describe().enums()).singleElement().satisfies(found -> {
            assertThat(found.name()).isEqualTo(QualifiedName.of("public", "e"));
            assertThat(found.values()).containsExactly("c", "b", "a");
            assertThat(found.commented()).isTrue();
        });
    }

    @Test
    void theSearchPathAndOtherSettingsOfTheRoleChangeNothing() {
        database.sql(
                "CREATE TYPE color AS ENUM ('red')",
                "CREATE TABLE t (c color DEFAULT 'red', s serial, b bytea DEFAULT '\\x00')");
        SqlSchema before = describe();
        session.run(
                "SET search_path = ''; SET bytea_output = escape; SET quote_all_identifiers = on; SET timezone = 'Asia/Tokyo'");
        assertThat(describe()).isEqualTo(before);
        session.run("BEGIN");
        assertThat(describe()).isEqualTo(before);
        assertThat(session.query("SHOW search_path", row -> row.getString(1))).containsExactly("\"\"");
    }

    @Test
    void aThousandTablesAreDescribedWithinSeconds() {
        database.sql(IntStream.range(0, 1000)
                .mapToObj(n -> "CREATE TABLE t%d (id serial PRIMARY KEY, a text UNIQUE, p int REFERENCES t%d(id));"
                        .formatted(n, Math.max(0, n - 1)))
                .collect(Collectors.joining()));
        describe();
        long start = System.nanoTime();
        assertThat(describe().tables()).hasSize(1000);
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("1000 tables described in " + duration.toMillis() + " ms");
        assertThat(duration).isLessThan(Duration.ofSeconds(5));
    }

    private SqlSchema describe() {
        return DatabaseDescriber.describe(session, List.of("public"));
    }

    private Table table(String ddl) {
        database.sql(ddl);
        return describe().table(QualifiedName.of("public", "t")).orElseThrow();
    }

    private Column column(String ddl) {
        return table(ddl).column("c").orElseThrow();
    }

    private static Index index(String name, boolean unique, Algorithm algorithm, Table.IndexColumn... columns) {
        return new Index(name, unique, List.of(columns), algorithm, false, Optional.empty());
    }

    private static Table.IndexColumn column(String name, boolean descending) {
        return new Table.IndexColumn(
                name, Optional.of(descending ? Direction.DESCENDING : Direction.ASCENDING), Optional.empty());
    }

    private static Table.IndexColumn column(String name, String operatorClass) {
        return new Table.IndexColumn(name, false, Optional.of(operatorClass));
    }
}
