package dev.kanmon.engine.prismaschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanmon.engine.prismaschema.Applications.Application;
import dev.kanmon.engine.prismaschema.derive.SchemaDeriver;
import dev.kanmon.engine.prismaschema.describe.DatabaseDescriber;
import dev.kanmon.engine.prismaschema.difference.Difference;
import dev.kanmon.engine.prismaschema.model.ModelReader;
import dev.kanmon.engine.prismaschema.script.MigrationScript;
import dev.kanmon.engine.prismaschema.sqlschema.SqlSchema;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.source.Migration;
import dev.kanmon.engine.source.SourceReader;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What open-source applications say in their schema is what their own migrations make of a database. */
class ApplicationsDbTest {

    private static final String NO_DIFFERENCE = "-- This is an empty migration.\n";

    @TestFactory
    Stream<DynamicTest> theSchemaIsDerivedWithoutADifferenceToTheHistory() {
        Optional<Path> folder = Applications.folder();
        assumeTrue(
                folder.isPresent(),
                () -> "skipped: neither the property " + Applications.PROPERTY + " nor the variable "
                        + Applications.VARIABLE + " names a folder that tools/applications.sh has prepared");
        return Applications.in(folder.orElseThrow()).stream()
                .map(application ->
                        DynamicTest.dynamicTest(application.toString(), () -> requireNoDifference(application)));
    }

    private static void requireNoDifference(Application application) {
        SqlSchema wanted = wanted(application);
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            replay(application, database);
            try (Session session = TargetConnector.open(ConnectionUrl.parse(database.url()), "applications")) {
                SqlSchema made = DatabaseDescriber.describe(session, List.of("public"));
                assertThat(MigrationScript.of(Difference.between(made, wanted)))
                        .isEqualTo(application.reference().orElse(NO_DIFFERENCE));
            }
        }
    }

    private static SqlSchema wanted(Application application) {
        return SchemaDeriver.derive(
                ModelReader.read(SchemaFiles.read(application.schema())).model());
    }

    /** Folders without a script, as some applications keep them for steps in TypeScript, are passed over. */
    private static void replay(Application application, TestDatabase database) {
        SourceReader.read(List.of(application.migrations())).migrations().stream()
                .map(Migration::script)
                .flatMap(Optional::stream)
                .forEach(database::sql);
    }
}
