package dev.kanmon.engine.lint.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kanmon.testsupport.Golden;
import dev.kanmon.testsupport.OldestPostgres;
import dev.kanmon.testsupport.PostgresServer;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Locks, rewrites and scans that lint believes in are those that a real server makes. */
class LockClaimsDbTest {

    private static final int AT_LEAST = 60;
    private static final String CLEAN =
            "SET client_min_messages = error; DROP SCHEMA IF EXISTS public, archive CASCADE; CREATE SCHEMA public";

    @Test
    void claimsAreWhatPostgres18Does() throws SQLException {
        try (TestDatabase database = TestPostgres.shared().newDatabase()) {
            compare(database, 18);
        }
    }

    @Test
    void claimsAreWhatPostgres14Does() throws SQLException {
        OldestPostgres.reasonForAbsence().ifPresent(reason -> {
            System.out.println("LockClaimsDbTest: PostgreSQL 14 is skipped: " + reason);
            assumeTrue(false, reason);
        });
        try (PostgresServer server = OldestPostgres.start();
                TestDatabase database = server.newDatabase()) {
            compare(database, 14);
        }
    }

    private static void compare(TestDatabase database, int major) throws SQLException {
        List<LockCase> cases = LockCase.all().stream()
                .filter(lockCase -> lockCase.oldestServer() <= major)
                .toList();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(AT_LEAST);
        StringBuilder lines = new StringBuilder();
        Map<String, String> claimed = new TreeMap<>();
        Map<String, String> observed = new TreeMap<>();
        Claims claims = new Claims();
        for (LockCase lockCase : cases) {
            database.sql(CLEAN, lockCase.before());
            List<Effect> effects = claims.of(lockCase, major * 10_000);
            Comparison comparison = new Comparison(lockCase, effects, new Observer(database).observe(lockCase));
            claimed.put(lockCase.title(), comparison.claimed());
            observed.put(lockCase.title(), comparison.observed());
            comparison.lines().forEach(line -> lines.append(lockCase.title())
                    .append('\t')
                    .append(lockCase.statement())
                    .append('\t')
                    .append(line)
                    .append('\n'));
        }
        assertThat(claimed).isEqualTo(observed);
        // docs/reference/locks.md is made of it.
        Golden.assertMatches("dev/kanmon/engine/lint/effect/locks-" + major + ".tsv", lines.toString());
    }
}
