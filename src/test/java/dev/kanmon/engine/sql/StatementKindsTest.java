package dev.kanmon.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementKindsTest {

    static List<String> refusing() {
        return TransactionExamples.REFUSING;
    }

    static List<String> ordinary() {
        return TransactionExamples.ORDINARY;
    }

    @ParameterizedTest
    @MethodSource("refusing")
    void statementsThatRefuseATransactionAreKnown(String statement) {
        assertThat(StatementKinds.of(statement)).isEqualTo(StatementKind.REFUSES_TRANSACTION);
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void theirNeighboursAreOrdinary(String statement) {
        assertThat(StatementKinds.of(statement)).isEqualTo(StatementKind.ORDINARY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REPACK | REFUSES_TRANSACTION",
                "REPACK (CONCURRENTLY) t | REFUSES_TRANSACTION",
                "REPACK t | ORDINARY",
                "VACUUMı | ORDINARY"
            })
    void whatTheServerOfTheTestsCannotJudge(String statement, StatementKind kind) {
        assertThat(StatementKinds.of(statement)).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP SUBSCRIPTION s",
                "ALTER SUBSCRIPTION s REFRESH PUBLICATION",
                "ALTER SUBSCRIPTION s SET PUBLICATION p",
                "ALTER SUBSCRIPTION s SET (failover = true)"
            })
    void subscriptionsMayRefuse(String statement) {
        assertThat(StatementKinds.of(statement)).isEqualTo(StatementKind.MAY_REFUSE_TRANSACTION);
    }
}
