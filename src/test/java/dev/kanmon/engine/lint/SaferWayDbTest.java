package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.rule.Rules;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import dev.kanmon.testsupport.SchemaSnapshot;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** On a real server each case runs, and each safer way runs too and leaves the schema that the script would have left. */
class SaferWayDbTest {

    private final Linter linter = new Linter(Rules.all());

    /** One for all, emptied before each script: making and dropping 300 databases took minutes. */
    private final TestDatabase database = TestPostgres.shared().newDatabase();

    @AfterEach
    void close() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> casesRunAndSaferWaysReachTheSameSchema() {
        return RuleCases.all().stream()
                .filter(example -> example.notRun().isEmpty())
                .map(example -> DynamicTest.dynamicTest(example.name(), () -> check(example)));
    }

    private void check(RuleCase example) throws Exception {
        List<String> schema = schemaAfter(example.before(), example.script());
        for (Finding finding : example.findings(linter)) {
            if (finding.saferWay().isPresent()) {
                String safer = saferScript(example.script(), finding);
                List<String> saferSchema = schemaAfter(example.before(), safer);
                if (example.schemaDiffers().isEmpty()) {
                    assertThat(saferSchema)
                            .as("%s%nruns in its place:%n%s", example.script(), safer)
                            .isEqualTo(schema);
                }
            }
        }
    }

    /** The script with the safer way in place of the statement that the finding is about. */
    private static String saferScript(String script, Finding finding) {
        Statement statement =
                Script.parse(script).statements().get(finding.place().statement());
        String rest = script.substring(statement.endOffset()).stripLeading();
        return script.substring(0, statement.offset())
                + finding.saferWay().orElseThrow()
                + "\n"
                + (rest.startsWith(";") ? rest.substring(1) : rest);
    }

    private List<String> schemaAfter(String before, String script) throws Exception {
        empty();
        ScriptOnDatabase.run(database, before);
        ScriptOnDatabase.run(database, script);
        return SchemaSnapshot.of(database);
    }

    private void empty() {
        database.sql("""
                DO $$ DECLARE name text; BEGIN
                  FOR name IN SELECT nspname FROM pg_namespace
                    WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' LOOP
                    EXECUTE format('DROP SCHEMA %I CASCADE', name);
                  END LOOP;
                  FOR name IN SELECT pubname FROM pg_publication LOOP
                    EXECUTE format('DROP PUBLICATION %I', name);
                  END LOOP;
                  CREATE SCHEMA public;
                END $$""");
    }
}
