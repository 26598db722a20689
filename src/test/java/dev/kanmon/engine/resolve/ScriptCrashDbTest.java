package dev.kanmon.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.CommandResult;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.testsupport.CuttingProxy;
import dev.kanmon.testsupport.CuttingProxy.Cut;
import dev.kanmon.testsupport.TemporaryDirectories;
import dev.kanmon.testsupport.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Wherever a resolution loses its connection, its script does not run twice, and there is no mark without it. What the
 * runner's death does to the database is the same: its connection ends.
 */
class ScriptCrashDbTest {

    /** More requests than a resolution makes. */
    private static final int MANY = 60;

    private static final String DECISION = "uid-1";

    private enum Kind {
        IN_ONE_TRANSACTION("INSERT INTO log VALUES (1);\nCREATE TABLE b (id int);\nINSERT INTO log VALUES (2);\n"),
        IN_STEPS("INSERT INTO log VALUES (1);\nCREATE INDEX CONCURRENTLY i ON a (id);\nINSERT INTO log VALUES (2);\n"
                + "DROP INDEX CONCURRENTLY old;\n"),
        /** Of these statements no catalog tells whether they are done. */
        IN_STEPS_THAT_NOBODY_CAN_TELL(
                "-- kanmon:no-transaction\nINSERT INTO log VALUES (1);\nINSERT INTO log VALUES (2);\n");

        private final String script;

        Kind(String script) {
            this.script = script;
        }
    }

    private record Crash(int request, Cut cut) {}

    @ParameterizedTest
    @EnumSource(Kind.class)
    void oneCrashAtAnyRequest(Kind kind) {
        withFailedMigration(failed -> {
            for (Cut cut : Cut.values()) {
                int request = 1;
                while (survives(failed, kind, List.of(new Crash(request, cut)))) {
                    request++;
                }
                assertThat(request).as("requests of an undisturbed run").isBetween(10, MANY);
            }
        });
    }

    @Property(tries = 3)
    void severalCrashesInARow(@ForAll Kind kind, @ForAll("manyCrashes") List<List<Crash>> rows) {
        withFailedMigration(failed -> rows.forEach(crashes -> survives(failed, kind, crashes)));
    }

    @Provide
    Arbitrary<List<List<Crash>>> manyCrashes() {
        // The first requests open the session, so there is little to see in them.
        return Combinators.combine(Arbitraries.integers().between(7, MANY / 2), Arbitraries.of(Cut.class))
                .as(Crash::new)
                .list()
                .ofMinSize(2)
                .ofMaxSize(4)
                .list()
                .ofSize(20);
    }

    private static void withFailedMigration(Consumer<FailedMigration> test) {
        Path folder = TemporaryDirectories.create("kanmon-script-crash");
        try (FailedMigration failed = new FailedMigration(folder)) {
            test.accept(failed);
        } finally {
            TemporaryDirectories.delete(folder);
        }
    }

    /** @return whether the last crash came to pass */
    private static boolean survives(FailedMigration failed, Kind kind, List<Crash> crashes) {
        failed.reset();
        String url = failed.kanmon().database().url();
        boolean crashed = false;
        for (Crash crash : crashes) {
            crashed = resolveThrough(crash, failed, kind, url);
            checkInvariants(failed, kind);
        }
        failed.kanmon().url(url);
        checkEnd(failed.rollBack(kind.script, DECISION), failed, kind);
        return crashed;
    }

    private static boolean resolveThrough(Crash crash, FailedMigration failed, Kind kind, String url) {
        int port = TestPostgres.shared().port();
        try (CuttingProxy proxy = new CuttingProxy(port, crash.request(), crash.cut())) {
            failed.kanmon().url(url.replace(":" + port + "/", ":" + proxy.port() + "/"));
            try {
                failed.rollBack(kind.script, DECISION);
            } catch (ServerException | ProblemException e) {
                assertThat(proxy.hasCut()).as(e.getMessage()).isTrue();
            }
            return proxy.hasCut();
        }
    }

    /** What holds at any moment. Of a session that was left to itself the server may still be busy with the last request. */
    private static void checkInvariants(FailedMigration failed, Kind kind) {
        boolean marked = failed.isRolledBack();
        String log = failed.log();
        if (marked) {
            assertThat(log).as("a mark is never without its script").isEqualTo("1,2");
        }
        assertThat(log).as("nothing runs twice").isIn("", "1", "1,2");
        if (kind == Kind.IN_ONE_TRANSACTION) {
            assertThat(log).as("a transaction is whole").isNotEqualTo("1");
        }
    }

    private static void checkEnd(CommandResult result, FailedMigration failed, Kind kind) {
        checkInvariants(failed, kind);
        if (kind == Kind.IN_STEPS_THAT_NOBODY_CAN_TELL && result.outcome() == ExitCode.RESOLUTION_REFUSED) {
            assertThat(result.problem().map(problem -> problem.code()))
                    .isEqualTo(Optional.of(ProblemCode.SCRIPT_INTERRUPTED));
            assertThat(failed.isRolledBack()).isFalse();
            return;
        }
        assertThat(result.outcome()).isIn(ExitCode.DONE, ExitCode.NOTHING_TO_DO);
        assertThat(failed.isRolledBack()).isTrue();
        if (kind == Kind.IN_STEPS) {
            assertThat(failed.kanmon().exists("old")).isFalse();
            assertThat(failed.kanmon()
                            .database()
                            .value("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                    .isEqualTo(true);
        }
        if (kind == Kind.IN_ONE_TRANSACTION) {
            assertThat(failed.kanmon().exists("b")).isTrue();
        }
    }
}
