package dev.kanmon.engine.schema.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.schema.diff.RoundTripCase.Direction;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The script from A to B, run on A, gives B: by a second difference, and by a comparison of catalogs of its own. */
class SchemaDiffRoundTripDbTest {

    /** The issue asks for so many. */
    private static final int AT_LEAST = 150;

    private static TestDatabase from;
    private static TestDatabase to;

    @BeforeAll
    static void makeDatabasesAndRoles() {
        from = TestPostgres.shared().newDatabase();
        to = TestPostgres.shared().newDatabase();
        from.sql("CREATE ROLE diff_reader", "CREATE ROLE diff_writer");
    }

    @AfterAll
    static void dropDatabasesAndRoles() {
        EmptyDatabase.empty(from);
        EmptyDatabase.empty(to);
        to.close();
        from.sql("DROP ROLE diff_reader", "DROP ROLE diff_writer");
        from.close();
    }

    static List<RoundTripCase> cases() {
        return RoundTripCase.all();
    }

    @Test
    void thereAreEnoughCases() {
        assertThat(RoundTripCase.all()).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void scriptGivesTheOther(RoundTripCase example) {
        new RoundTrip(from, to)
                .check(example.from(), example.to(), example.same(), example.notCompared(Direction.FORWARD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void scriptTheOtherWayGivesTheFirst(RoundTripCase example) {
        new RoundTrip(from, to)
                .check(example.to(), example.from(), example.same(), example.notCompared(Direction.BACKWARD));
    }
}
