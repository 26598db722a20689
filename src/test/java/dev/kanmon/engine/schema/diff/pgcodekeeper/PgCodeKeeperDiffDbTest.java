package dev.kanmon.engine.schema.diff.pgcodekeeper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.engine.schema.catalog.CatalogScope;
import dev.kanmon.engine.schema.diff.SchemaDiff;
import dev.kanmon.engine.schema.diff.SchemaScript;
import dev.kanmon.engine.schema.diff.SchemaUnreadableException;
import dev.kanmon.engine.schema.diff.ScriptStatement;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PgCodeKeeperDiffDbTest {

    private final SchemaDiff diff = new PgCodeKeeperDiff();
    private final TestDatabase from = TestPostgres.shared().newDatabase();
    private final TestDatabase to = TestPostgres.shared().newDatabase();

    @AfterEach
    void drop() {
        from.close();
        to.close();
    }

    @Test
    void otherOwnersAreNoDifference() {
        TestDatabase.Role owner = to.newRole("SUPERUSER");
        String table = "CREATE TABLE t (id int PRIMARY KEY); GRANT SELECT ON t TO PUBLIC";
        from.sql(table);
        to.sql("SET ROLE " + owner.name() + "; " + table);
        assertThat(between(CatalogScope.ALL)).isEqualTo(new SchemaScript(List.of(), List.of()));
        to.sql("DROP OWNED BY " + owner.name());
    }

    @Test
    void onlyTheNamedSchemasAreCompared() {
        to.sql("CREATE SCHEMA app; CREATE TABLE app.t (id int); CREATE TABLE public.u (id int)");
        from.sql("CREATE SCHEMA app");
        assertThat(between(new CatalogScope(Set.of("app"))).text())
                .contains("app.t")
                .doesNotContain("public.u");
    }

    @Test
    void statementThatLosesDataSaysWhat() {
        from.sql("CREATE TABLE t (id int, name text)");
        to.sql("CREATE TABLE t (id int)");
        assertThat(between(CatalogScope.ALL).statements())
                .singleElement()
                .extracting(ScriptStatement::losesData)
                .satisfies(loss -> assertThat(loss.orElseThrow()).contains("public.t.name"));
    }

    @Test
    void valueThatIsAddedAndUsedNeedsTwoTransactions() {
        from.sql("CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (m mood)");
        to.sql("CREATE TYPE mood AS ENUM ('sad', 'happy'); CREATE TABLE t (m mood DEFAULT 'happy')");
        assertThat(between(CatalogScope.ALL).fitsOneTransaction()).isFalse();
    }

    @Test
    void numberOfASerialColumnGoesOnWhenItBecomesAnIdentity() {
        from.sql("CREATE TABLE t (id serial PRIMARY KEY, a int); INSERT INTO t (a) VALUES (1), (2), (3)");
        to.sql("CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int)");
        from.sql(between(CatalogScope.ALL).text());
        assertThat(from.value("INSERT INTO t (a) VALUES (4) RETURNING id")).isEqualTo(4);
    }

    @Test
    void invalidIndexIsADifference() {
        String index = "CREATE TABLE t (a int); CREATE UNIQUE INDEX t_a ON t (a);";
        from.sql(index + "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 't_a'::regclass");
        to.sql(index);
        assertThat(between(CatalogScope.ALL).text()).isEqualTo("REINDEX INDEX public.t_a;\n");
    }

    @Test
    void catalogsThatMayNotBeReadAreNamedWithoutASecret() {
        TestDatabase.Role role = to.newRole("");
        to.sql("REVOKE SELECT ON pg_catalog.pg_class FROM PUBLIC");
        assertThatThrownBy(() -> diff.between(
                        ConnectionUrl.parse(from.url()), ConnectionUrl.parse(to.urlAs(role)), CatalogScope.ALL))
                .isInstanceOf(SchemaUnreadableException.class)
                .hasMessageContaining("42501")
                .hasMessageContaining(to.name())
                .hasMessageNotContaining(role.password());
    }

    private SchemaScript between(CatalogScope scope) {
        return diff.between(ConnectionUrl.parse(from.url()), ConnectionUrl.parse(to.url()), scope);
    }
}
