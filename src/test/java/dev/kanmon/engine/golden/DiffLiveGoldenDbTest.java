package dev.kanmon.engine.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kanmon.runner.DiffRun;
import dev.kanmon.testsupport.SchemaSnapshot;
import dev.kanmon.testsupport.TestDatabase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One change by hand, and what {@code diff --from-migrations --to-…} makes of it: Prisma's recording and Kanmon. */
class DiffLiveGoldenDbTest {

    private static final String INIT = """
            CREATE TABLE "User" (
                "id" SERIAL NOT NULL,
                "email" TEXT NOT NULL,
                "name" TEXT,
                CONSTRAINT "User_pkey" PRIMARY KEY ("id")
            );
            """;

    private static final Set<String> PRISMA_IS_BLIND = Set.of(
            "view",
            "materialized_view",
            "partial_index",
            "partial_unique",
            "expression_index",
            "check_constraint",
            "exclusion",
            "trigger",
            "function",
            "sequence",
            "domain",
            "extension",
            "extension_uuid",
            "rls",
            "comment",
            "grant",
            "column_collation",
            "column_storage",
            "unlogged",
            "other_schema",
            "statistics");

    private static final Set<String> PRISMA_MAKES_SOMETHING_SIMPLER = Set.of(
            "include_index",
            "nulls_not_distinct",
            "generated_column",
            "identity_column",
            "partitioned",
            "inheritance",
            "fk_not_valid",
            "constraint_deferrable");

    private static final Map<String, Deviation> OTHERS =
            Map.of("col_type", Deviation.DIFF_SCRIPT_RUNS, "invalid_index", Deviation.DIFF_INVALID_INDEX_IS_TOLD);

    static Stream<String> cases() {
        return Recording.read("m2_diff_live").steps().stream()
                .map(step -> step.get("case").asText());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scriptMakesWhatWasMadeByHand(String name) {
        JsonNode recorded = Recording.read("m2_diff_live").steps().stream()
                .filter(step -> step.get("case").asText().equals(name))
                .findFirst()
                .orElseThrow();
        Optional<Deviation> deviation = deviation(name);
        try (GoldenDiff golden = new GoldenDiff()) {
            golden.migrations().with("20240101000000_init", INIT);
            golden.live().sql(INIT, recorded.get("sql").asText());

            DiffRun run = golden.fromMigrations("--script", "--exit-code");

            assertThat(run.err()).isEmpty();
            assertThat(run.status())
                    .as(() -> name + deviation.map(why -> ": " + why.reason()).orElse(""))
                    .isEqualTo(
                            deviation.equals(Optional.of(Deviation.DIFF_SEES_ALL_KINDS))
                                    ? 2
                                    : recorded.get("exit_code").asInt());
            TestDatabase ours = golden.database(INIT, run.out());
            if (deviation.isEmpty() || deviation.get() == Deviation.DIFF_INVALID_INDEX_IS_TOLD) {
                TestDatabase prismas =
                        golden.database(INIT, recorded.get("script").asText());
                assertThat(SchemaSnapshot.of(ours)).isEqualTo(SchemaSnapshot.of(prismas));
            }
            if (deviation.equals(Optional.of(Deviation.DIFF_SCRIPT_RUNS))) {
                assertThatThrownBy(
                        () -> golden.database(INIT, recorded.get("script").asText()));
            }
            boolean invalid = deviation.equals(Optional.of(Deviation.DIFF_INVALID_INDEX_IS_TOLD));
            assertThat(golden.between(ours, golden.live(), "--exit-code").status())
                    .isEqualTo(invalid ? 2 : 0);
            if (!invalid) {
                assertThat(SchemaSnapshot.of(ours)).isEqualTo(SchemaSnapshot.of(golden.live()));
            }
        }
    }

    private static Optional<Deviation> deviation(String name) {
        if (PRISMA_IS_BLIND.contains(name)) {
            return Optional.of(Deviation.DIFF_SEES_ALL_KINDS);
        }
        return PRISMA_MAKES_SOMETHING_SIMPLER.contains(name)
                ? Optional.of(Deviation.DIFF_SCRIPT_IS_WHOLE)
                : Optional.ofNullable(OTHERS.get(name));
    }
}
