package dev.kanmon.engine.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.MigrationToLint;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What migrations are, and that a person learns why. */
class ClassificationTest {

    @ParameterizedTest
    @MethodSource("cases")
    void aMigrationIsWhatTheCaseSays(ClassificationCase example) {
        Verdict verdict = example.verdict();

        assertThat(verdict.migrationClass()).as(verdict.reasons().toString()).isEqualTo(example.expected());
    }

    static List<ClassificationCase> cases() {
        return ClassificationCase.all();
    }

    @Test
    void aVerdictSaysWhichStatementDoesWhat() {
        Verdict verdict = ClassificationCase.verdict(
                "CREATE TABLE users (id int, name text);",
                "ALTER TABLE users ADD COLUMN nick text;\n\nALTER TABLE users\n  DROP COLUMN name;");

        assertThat(verdict.objections())
                .containsExactly(new Reason(
                        3,
                        "ALTER TABLE users DROP COLUMN name",
                        Reason.Kind.REMOVES,
                        "Every version that still names \"users\".\"name\" fails."));
    }

    @Test
    void whatAnEarlierPendingMigrationMadeMayBeInUseByTheTimeOfTheNext() {
        List<Verdict> verdicts = Classifier.classify(
                List.of(
                        new MigrationToLint("1_make", "CREATE TABLE t (a int, b int);", false),
                        new MigrationToLint("2_drop", "ALTER TABLE t DROP COLUMN b;", false)),
                180000,
                "public");

        assertThat(verdicts)
                .extracting(Verdict::migrationClass)
                .containsExactly(MigrationClass.ADDITIVE, MigrationClass.REMOVING);
    }
}
