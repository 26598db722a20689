package dev.kanmon.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.engine.lint.RuleCase.Kind;
import dev.kanmon.engine.lint.rule.Rules;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every rule finds what it is for, and spares what only looks like it. */
class RuleCasesTest {

    private static final List<RuleCase> CASES = RuleCases.all();

    private final Linter linter = new Linter(Rules.all());

    @TestFactory
    Stream<DynamicTest> casesAreFoundOrSpared() {
        return CASES.stream().map(example -> DynamicTest.dynamicTest(example.name(), () -> check(example)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleThatLooksAtStatementsHasACaseThatItFindsAndOneThatItSpares() {
        return Rules.all().stream()
                .filter(rule -> !(rule instanceof Rule.OfFile))
                .map(rule -> rule.info().id())
                .map(id -> DynamicTest.dynamicTest(
                        id, () -> assertThat(kindsOf(id)).contains(Kind.FINDS, Kind.SPARES)));
    }

    @Test
    void everyCaseIsForARuleThatExists() {
        assertThat(CASES)
                .extracting(RuleCase::rule)
                .isSubsetOf(Rules.all().stream().map(rule -> rule.info().id()).toList());
    }

    private void check(RuleCase example) {
        List<Finding> findings = example.findings(linter);
        if (example.kind() == Kind.FINDS) {
            assertThat(findings).as(example.script()).isNotEmpty().allSatisfy(finding -> {
                assertThat(finding.object()).isNotBlank();
                assertThat(finding.message()).isNotBlank().endsWith(".");
            });
        } else {
            assertThat(findings).as(example.script()).isEmpty();
        }
    }

    private static List<Kind> kindsOf(String rule) {
        return CASES.stream()
                .filter(example -> example.rule().equals(rule))
                .map(RuleCase::kind)
                .toList();
    }
}
