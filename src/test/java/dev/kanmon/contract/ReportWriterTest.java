package dev.kanmon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ReportWriterTest {

    private static final ObjectMapper DATABIND =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final String MARK = "…";

    @Property(tries = 500)
    void everyReportFitsAndReadsBackAsItselfApartFromShortening(@ForAll("reports") RunReport report)
            throws IOException {
        byte[] json = ReportWriter.shortened(report);

        assertThat(json.length).isLessThanOrEqualTo(RunReport.MAX_BYTES);
        RunReport read = DATABIND.readValue(json, RunReport.class);
        assertThat(read.outcome()).isEqualTo(report.outcome());
        assertThat(read.durationMillis()).isEqualTo(report.durationMillis());
        assertShortened(read.code(), report.code());
        assertShortened(read.message(), report.message());
        assertShortened(read.hint(), report.hint());
        assertShortened(read.sourceDigest(), report.sourceDigest());
        assertShortened(read.applied(), report.applied());
        assertShortened(read.pending(), report.pending());
        assertShortened(read.edited(), report.edited());
        assertShortened(read.missing(), report.missing());
        assertShortened(read.failure(), report.failure());
        assertThat(read.history() == null).isEqualTo(report.history() == null);
    }

    @Test
    void anOrdinaryReportIsNotShortenedAtAll() throws IOException {
        RunReport report = report("A migration failed.", List.of("1_a", "2_b"), "ALTER TABLE t ADD COLUMN c int");

        assertThat(DATABIND.readValue(ReportWriter.shortened(report), RunReport.class))
                .isEqualTo(report);
    }

    @Test
    void aLongListSaysHowManyNamesAreNotShown() throws IOException {
        List<String> names = IntStream.range(0, 1000)
                .mapToObj(i -> "2024010100%04d_a_migration_with_a_name".formatted(i))
                .toList();

        List<String> shown = DATABIND.readValue(ReportWriter.shortened(report("m", names, null)), RunReport.class)
                .applied();

        assertThat(shown).startsWith(names.get(0));
        assertThat(shown.get(shown.size() - 1)).isEqualTo(MARK + "(+" + (1000 - shown.size() + 1) + " more)");
    }

    @Test
    void theFailedMigrationsNameIsKeptWholeWhenTextsAreLong() throws IOException {
        String name = "20240101000000_" + "n".repeat(185);
        RunReport.Failure failure = new RunReport.Failure(
                name, "23505", "m".repeat(9000), "d".repeat(9000), "h".repeat(9000), "s".repeat(9000), 7, 0);
        RunReport report = new RunReport(
                1,
                "deploy",
                ExitCode.MIGRATION_FAILED,
                "P3018",
                "t".repeat(9000),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                failure,
                null,
                null,
                null,
                null,
                null,
                1);

        RunReport read = DATABIND.readValue(ReportWriter.shortened(report), RunReport.class);

        assertThat(read.failure().migration()).isEqualTo(name);
        assertThat(read.failure().line()).isEqualTo(7);
    }

    @Provide
    Arbitrary<RunReport> reports() {
        Arbitrary<String> text = Arbitraries.strings().all().ofMaxLength(3000).injectNull(0.2);
        Arbitrary<List<String>> names =
                Arbitraries.strings().all().ofMaxLength(250).list().ofMaxSize(60);
        Arbitrary<RunReport.Failure> failure = Combinators.combine(text, text, text, text, text, text)
                .as((a, b, c, d, e, f) -> new RunReport.Failure(a, b, c, d, e, f, 3, 2))
                .injectNull(0.3);
        Arbitrary<RunReport.History> history =
                text.map(last -> new RunReport.History(1, 2, 3, last)).injectNull(0.3);
        return Combinators.combine(Arbitraries.of(ExitCode.class), text, text, text, names, names, failure, history)
                .as((outcome, code, message, hint, first, second, failed, counts) -> new RunReport(
                        1,
                        "deploy",
                        outcome,
                        code,
                        message,
                        hint,
                        "sha256:" + "0".repeat(64),
                        counts,
                        first,
                        second,
                        first,
                        second,
                        failed,
                        plan(message, first),
                        null,
                        null,
                        null,
                        null,
                        5));
    }

    private static RunReport report(String message, List<String> applied, String statement) {
        return new RunReport(
                1,
                "deploy",
                ExitCode.MIGRATION_FAILED,
                "P3018",
                message,
                "Mend it.",
                "sha256:" + "0".repeat(64),
                new RunReport.History(2, 1, 1, "2_b"),
                applied,
                List.of("3_c"),
                List.of(),
                List.of(),
                new RunReport.Failure("3_c", "42P01", "no table", null, null, statement, 1, 0),
                null,
                null,
                null,
                null,
                null,
                12);
    }

    private static RunReport.Plan plan(String text, List<String> highlights) {
        return text == null
                ? null
                : new RunReport.Plan(
                        "sha256:" + "0".repeat(64),
                        Risk.High,
                        2,
                        1,
                        1,
                        1,
                        1,
                        RehearsalOutcome.Passed,
                        "sha256:" + "1".repeat(64),
                        highlights,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());
    }

    private static void assertShortened(RunReport.Failure read, RunReport.Failure written) {
        assertThat(read == null).isEqualTo(written == null);
        if (written != null) {
            assertShortened(read.migration(), written.migration());
            assertShortened(read.message(), written.message());
            assertShortened(read.detail(), written.detail());
            assertShortened(read.statement(), written.statement());
        }
    }

    private static void assertShortened(List<String> read, List<String> written) {
        boolean cut = read.size() < written.size() || !read.isEmpty() && isMark(read.get(read.size() - 1));
        int names = cut ? read.size() - 1 : read.size();
        for (int i = 0; i < names; i++) {
            assertShortened(read.get(i), written.get(i));
        }
    }

    private static boolean isMark(String name) {
        return name.startsWith(MARK + "(+");
    }

    /** Lone surrogates, which no decoded text holds, become question marks. */
    private static void assertShortened(String read, String written) {
        if (written == null) {
            assertThat(read).isNull();
            return;
        }
        String encodable = new String(written.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        if (!read.equals(encodable)) {
            assertThat(read).endsWith(MARK);
            assertThat(encodable).startsWith(read.substring(0, read.length() - 1));
        }
    }
}
