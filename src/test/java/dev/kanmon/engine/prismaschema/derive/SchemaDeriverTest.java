package dev.kanmon.engine.prismaschema.derive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.prismaschema.GoldenPair;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.prismaschema.sqlschema.Table;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the recorded pairs cannot show: where the reference fails, and what a script does not print. */
class SchemaDeriverTest {

    private static final String HEADER = "datasource db {\n  provider = \"postgresql\"\n}\n";

    /** The reference cuts such a name in the middle of a character, and ends. */
    @Test
    void namesOfAJoinTableAreCutAtWholeCharacters() {
        String relation = "ü".repeat(40);
        Table joinTable = derive("""
                model A {
                  id Int @id
                  bs B[] @relation("%1$s")
                }
                model B {
                  id Int @id
                  as A[] @relation("%1$s")
                }
                """.formatted(relation)).tables().get(2);

        assertThat(joinTable.name()).isEqualTo(QualifiedName.of("_" + "ü".repeat(31)));
        assertThat(joinTable.primaryKey().orElseThrow().name()).isEqualTo("_" + "ü".repeat(27) + "_AB_pkey");
        assertThat(joinTable.indexes())
                .extracting(Table.Index::name)
                .containsExactly("_" + "ü".repeat(27) + "_B_index");
        assertThat(joinTable.foreignKeys())
                .extracting(Table.ForeignKey::name)
                .containsExactly("_" + "ü".repeat(27) + "_A_fkey", "_" + "ü".repeat(27) + "_B_fkey");
    }

    @Test
    void whatTheClientMakesIsNoDefault() {
        Table table = derive("""
                model T {
                  id String @id @default(uuid())
                }
                """).tables().get(0);

        assertThat(table.columns()).singleElement().satisfies(column -> {
            assertThat(column.defaultValue()).isEmpty();
            assertThat(column.madeByClient()).isTrue();
        });
    }

    @Test
    void whereTheClientKeepsRelationsWholeThereAreNoForeignKeys() {
        SqlSchema schema = GoldenPair.schemaOf("""
                datasource db {
                  provider     = "postgresql"
                  relationMode = "prisma"
                }
                model A {
                  id Int @id
                  bs B[]
                }
                model B {
                  id Int @id
                  as A[]
                }
                """);

        assertThat(schema.tables()).extracting(table -> table.name().name()).containsExactly("A", "B", "_AToB");
        assertThat(schema.tables())
                .allSatisfy(table -> assertThat(table.foreignKeys()).isEmpty());
    }

    @Test
    void derivingTwiceGivesTheSame() {
        List<GoldenPair> pairs = GoldenPair.all().toList();

        assertThat(pairs).allSatisfy(pair -> assertThat(GoldenPair.schemaOf(pair.to()))
                .isEqualTo(GoldenPair.schemaOf(pair.to())));
    }

    private static SqlSchema derive(String models) {
        return GoldenPair.schemaOf(HEADER + models);
    }
}
