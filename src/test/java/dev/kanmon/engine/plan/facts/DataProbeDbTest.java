package dev.kanmon.engine.plan.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.plan.facts.DataAnswer.Count;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.testsupport.TestDatabase;
import dev.kanmon.testsupport.TestPostgres;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DataProbeDbTest {

    private static final TableName USERS = new TableName("public", "users");
    private static final TableName ORDERS = new TableName("public", "Orders");

    private TestDatabase database;

    @BeforeEach
    void createDatabase() {
        database = TestPostgres.shared().newDatabase();
        database.sql("CREATE TABLE users (id int, email text, age int);"
                + " INSERT INTO users VALUES (1, 'a', 10), (2, 'a', -1), (3, NULL, NULL), (4, 'b', 20);"
                + " CREATE TABLE \"Orders\" (user_id int); INSERT INTO \"Orders\" VALUES (1), (7), (8), (NULL)");
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void rowsThatWouldFailAreCounted() {
        assertThat(ask(
                        new DataQuestion.Nulls(USERS, "email"),
                        new DataQuestion.Duplicates(USERS, List.of("email")),
                        new DataQuestion.Orphans(ORDERS, List.of("user_id"), USERS, List.of("id")),
                        new DataQuestion.Violations(USERS, "age >= 0 AND lower(email) <> 'x'")))
                .extracting(DataAnswer::count)
                .containsExactly(known(1), known(1), known(2), known(1));
    }

    @Test
    void queryIsGivenBackAndSaysTheSame() {
        DataAnswer answer = ask(new DataQuestion.Nulls(USERS, "email")).get(0);
        assertThat(database.value(answer.query())).isEqualTo(1L);
    }

    @Test
    void countingStopsAtTheLimit() {
        database.sql("INSERT INTO users SELECT i FROM generate_series(1, 5000) i");
        Count count = ask(new DataQuestion.Nulls(USERS, "email"))
                .get(0)
                .count()
                .asOptional()
                .orElseThrow();
        assertThat(count.words()).isEqualTo("1000 or more");
    }

    @Test
    void whatMayNotBeReadIsUnknownAndTheRestIsAnswered() {
        TestDatabase.Role role = database.newRole("");
        database.sql("GRANT SELECT ON \"Orders\" TO " + role.name());
        try (Session session = TargetConnector.open(ConnectionUrl.parse(database.urlAs(role)), "test")) {
            assertThat(DataProbe.ask(
                            session,
                            List.of(new DataQuestion.Nulls(USERS, "email"), new DataQuestion.Nulls(ORDERS, "user_id"))))
                    .extracting(DataAnswer::count)
                    .containsExactly(Fact.unknown("the role may not see it"), known(1));
        }
    }

    @Test
    void expressionThatCallsWhatMayDoAnythingIsNotEvaluated() {
        database.sql("CREATE SEQUENCE counter");
        for (String expression : List.of(
                "nextval('counter') > 0",
                "age > (SELECT 1)",
                "true) OR (pg_sleep(9) IS NULL",
                "\"lower\"(email) = 'x'")) {
            assertThat(ask(new DataQuestion.Violations(USERS, expression))
                            .get(0)
                            .count())
                    .as(expression)
                    .isInstanceOf(Fact.Unknown.class);
        }
        assertThat(database.value("SELECT is_called FROM counter")).isEqualTo(false);
    }

    private List<DataAnswer> ask(DataQuestion... questions) {
        try (Session session = TargetConnector.open(ConnectionUrl.parse(database.url()), "test")) {
            return DataProbe.ask(session, List.of(questions));
        }
    }

    private static Fact<Count> known(long found) {
        return Fact.known(new Count(found, false));
    }
}
