package dev.kanmon.engine.golden;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.EngineFixture;
import dev.kanmon.engine.golden.RecordedState.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements that do not get along with the one transaction that Prisma runs a script in. */
class GoldenTransactionsDbTest {

    private static final int INIT = 1;
    private static final int DEPLOY = 2;

    @TempDir
    Path folder;

    static Stream<String> cases() {
        return Recording.read("j_concurrently").steps().stream()
                .map(step -> step.get("case").asText());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void caseEndsAsRecordedOrAsItsDeviationSays(String name) {
        JsonNode recorded = Recording.read("j_concurrently").steps().stream()
                .filter(step -> step.get("case").asText().equals(name))
                .findFirst()
                .orElseThrow();
        String migration = "20240102000000_" + name;
        try (EngineFixture kanmon = new EngineFixture(folder)) {
            Recording recording = Recording.of(recorded);
            int deploy = deployStep(recording, name);
            GoldenReplay replay = new GoldenReplay(recording, kanmon)
                    .before(INIT, k -> k.migration("20240101000000_init", Scripts.INIT))
                    .before(
                            deploy,
                            k -> k.migration(migration, recorded.get("sql").asText()))
                    .before(deploy + 2, k -> k.migration("20240103000000_next", Scripts.NEXTT));
            deviate(replay, name, deploy);
            replay.replay();
            kanmon.database().sql("DROP DATABASE IF EXISTS zzz_never");
        }
    }

    private static void deviate(GoldenReplay replay, String name, int deploy) {
        switch (name) {
            case "two_cic" -> succeeds(replay, deploy, "public.u1 (i)", "public.u2 (i)");
            case "mixed_after", "mixed_before", "set_then_cic", "cic_with_commit_trick" ->
                succeeds(replay, deploy, "public.u_email (i)");
            case "enum_add_and_use" -> succeeds(replay, deploy, Deviation.NEWER_SERVER, "public.t (r)");
            case "set_search_path", "set_local_role" ->
                succeeds(replay, deploy, Deviation.HISTORY_SURVIVES_SESSION_SETTINGS);
            case "copy_stdin" -> refused(replay, deploy, ProblemCode.COPY_FROM_STDIN);
            case "psql_meta" -> refused(replay, deploy, ProblemCode.PSQL_COMMAND);
            default -> {
                // As recorded.
            }
        }
    }

    private static void succeeds(GoldenReplay replay, int deploy, String... indexes) {
        succeeds(replay, deploy, Deviation.STATEMENTS_THAT_REFUSE_A_TRANSACTION_RUN_ALONE, indexes);
    }

    private static void succeeds(GoldenReplay replay, int deploy, Deviation deviation, String... indexes) {
        String[] withNext =
                Stream.concat(Stream.of(indexes), Stream.of("public.nextt (r)")).toArray(String[]::new);
        Row next = new Row("20240103000000_next", "", true, false, 1, "null");
        replay.succeeds(deploy, deviation)
                .state(deploy + 1, deviation, recorded -> recorded.with(GoldenTransactionsDbTest::finished, indexes))
                .succeeds(deploy + 2, deviation)
                .state(
                        deploy + 3,
                        deviation,
                        recorded -> recorded.with(
                                rows -> Stream.concat(
                                                finished(rows).stream(), Stream.of(next.withChecksumOf(Scripts.NEXTT)))
                                        .toList(),
                                withNext));
    }

    private static void refused(GoldenReplay replay, int deploy, ProblemCode code) {
        replay.fails(deploy, code.code(), Deviation.SCRIPTS_ARE_CHECKED_FIRST)
                .state(
                        deploy + 1,
                        Deviation.SCRIPTS_ARE_CHECKED_FIRST,
                        recorded -> recorded.with(rows -> rows.subList(0, 1)))
                .fails(deploy + 2, code.code(), Deviation.SCRIPTS_ARE_CHECKED_FIRST)
                .state(
                        deploy + 3,
                        Deviation.SCRIPTS_ARE_CHECKED_FIRST,
                        recorded -> recorded.with(rows -> rows.subList(0, 1)));
    }

    private static List<Row> finished(List<Row> rows) {
        return List.of(rows.get(0), rows.get(1).asFinished());
    }

    /** One case prepares data between the two deploys. */
    private static int deployStep(Recording recording, String name) {
        for (int step = DEPLOY; step < recording.steps().size(); step++) {
            if (recording.steps().get(step).path("note").asText().equals(name)) {
                return step;
            }
        }
        throw new IllegalStateException("no deploy of " + name);
    }
}
