package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.LintRequest.Ignore;
import java.util.List;
import org.junit.jupiter.api.Test;

class IgnoreCommentsTest {

    @Test
    void silencesOneRuleForTheStatementBelow() {
        assertThat(rules("-- kanmon:ignore data/drop-table it was never used\nDROP TABLE a;\nDROP TABLE b;"))
                .containsExactly("data/drop-table@3");
    }

    @Test
    void silencesAGroupAndSeveralRulesWithOtherCommentsBetween() {
        assertThat(rules("SELECT 1;\n/* why */ -- kanmon:ignore data/drop-table moved\n-- DropTable\n"
                        + "--kanmon:ignore compat/* all versions know\n-- kanmon:ignore data/drop-cascade checked\n\n"
                        + "DROP TABLE a CASCADE;"))
                .containsExactly("ignore/unused@4");
    }

    @Test
    void silencesWhatIsFoundInTheBodyOfADoBlock() {
        assertThat(rules("-- kanmon:ignore data/drop-table moved\nDO $$ BEGIN DROP TABLE a; END $$;"))
                .isEmpty();
    }

    @Test
    void silencesWhatIsAboutTheWholeFileAtItsBeginning() {
        assertThat(rules("-- kanmon:ignore compat/contract-with-expand seen\n-- kanmon:ignore data/drop-table seen\n"
                        + "DROP TABLE a;\nALTER TABLE b ADD COLUMN c int;"))
                .isEmpty();
    }

    @Test
    void saysWhenItSilencesNothingOrNoRuleThatExistsOrGivesNoReason() {
        assertThat(
                        rules(
                                "-- kanmon:ignore data/truncate it is small\nSELECT 1;\n-- kanmon:ignore data/drop-tabel typo\n"
                                        + "SELECT 2;\n-- kanmon:ignore data/drop-table\nDROP TABLE a;\n-- kanmon:ignore data/truncate end"))
                .containsExactly(
                        "ignore/unused@1", "ignore/unknown-rule@3", "ignore/without-reason@5", "ignore/unused@7");
    }

    @Test
    void doesNotListenInsideOfStringsAndBlockComments() {
        assertThat(rules(
                        "SELECT '\n-- kanmon:ignore data/drop-table x\n';\n/*\n-- kanmon:ignore data/drop-table x\n*/\n"
                                + "DROP TABLE a;"))
                .containsExactly("data/drop-table@7");
    }

    @Test
    void saysOfOtherDirectivesThatTheyMeanNothing() {
        assertThat(rules("-- kanmon:ignroe data/truncate\nSELECT 1;\n-- kanmon:no-transaction\nSELECT 2;"))
                .containsExactly("file/unknown-directive@1", "file/unknown-directive@3");
    }

    @Test
    void silencesForTheWholeResourceWithoutAWordWhenUnused() {
        LintRequest request = new LintRequest(
                List.of(
                        new MigrationToLint("a", "DROP TABLE a;", false),
                        new MigrationToLint("b", "DROP TABLE b;", false)),
                180000,
                "public",
                List.of(new Ignore("data/*", "a"), new Ignore("practice/*", "")));

        assertThat(LintOf.request(request))
                .extracting(finding -> finding.rule() + "@" + finding.place().migration())
                .containsExactly("data/drop-table@b");
    }

    private static List<String> rules(String script) {
        return LintOf.script(script).stream()
                .map(finding -> finding.rule() + "@" + finding.place().line())
                .toList();
    }
}
