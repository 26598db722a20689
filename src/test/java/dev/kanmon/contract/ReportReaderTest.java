package dev.kanmon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    private final ReportReader reader = new ReportReader();

    @Test
    void readsWhatARunnerWrites() throws JsonProcessingException {
        RunReport report = new RunReport(
                RunReport.VERSION,
                "deploy",
                ExitCode.MIGRATION_FAILED,
                "P3018",
                "A migration failed.",
                null,
                "sha256:0",
                new RunReport.History(2, 1, 1, "20260101000000_a"),
                List.of("20260101000000_a"),
                List.of("20260102000000_b"),
                List.of(),
                null,
                new RunReport.Failure("20260102000000_b", "23505", "duplicate", null, null, "CREATE …", 3, 0),
                new RunReport.Plan(
                        "sha256:1",
                        Risk.High,
                        2,
                        0,
                        1,
                        2,
                        3,
                        RehearsalOutcome.Partial,
                        "sha256:2",
                        List.of("An index."),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()),
                null,
                null,
                null,
                null,
                12);
        assertThat(reader.read(new ObjectMapper().writeValueAsString(report))).contains(report);
    }

    @Test
    void fieldsOfALaterBuildAreIgnored() {
        assertThat(reader.read("{\"version\":1,\"outcome\":\"DONE\",\"weather\":{\"sunny\":true}}"))
                .hasValueSatisfying(report -> assertThat(report.outcome()).isEqualTo(ExitCode.DONE));
    }

    /** A kubelet leaves the tail of the log here, when there were no last words. */
    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " \n",
                "null",
                "true",
                "[]",
                "{}",
                "\"DONE\"",
                "{\"version\":1,\"outcome\":\"DO",
                "Exception in thread \"main\" java.lang.OutOfMemoryError",
                "{\"version\":2,\"outcome\":\"DONE\"}",
                "{\"version\":1}",
                "{\"version\":1,\"outcome\":\"A_LATER_ONE\"}",
                "{\"version\":1,\"outcome\":\"DONE\",\"applied\":[null]}",
                "{\"version\":1,\"outcome\":\"DONE\",\"history\":7}"
            })
    void anythingElseIsNoReport(String text) {
        assertThat(reader.read(text)).isEmpty();
    }

    @Property
    void noTextMakesItFail(@ForAll String text) {
        assertThat(reader.read(text)).isEmpty();
    }
}
