package dev.kanmon.generate;

import dev.kanmon.engine.lint.Rule;
import dev.kanmon.engine.lint.RuleExample;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.lint.rule.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The page on every rule of lint, from the registry, with examples from the rules' tests. */
final class LintRulesReference {

    private static final String HEADER = """
            # Lint rules

            What `kanmon lint` and the plan look for. Severities are those before the target is looked at; where a rule's weight
            says so, the plan raises or lowers them by the size or the traffic of the table. `kanmon lint` fails for errors and
            worse unless `--fail-on` says otherwise. This page is generated from the code; the examples are the rules' tests.

            | severity | means |
            | --- | --- |
            """;

    private static final Map<String, String> GROUPS = groups();

    private LintRulesReference() {}

    static String page() {
        Map<String, RuleExample> examples = RuleExample.all();
        Map<String, List<RuleInfo>> byGroup = Rules.all().stream()
                .map(Rule::info)
                .collect(Collectors.groupingBy(RuleInfo::group, LinkedHashMap::new, Collectors.toList()));
        StringBuilder page = new StringBuilder(HEADER).append(severities()).append('\n');
        byGroup.forEach((group, rules) -> appendGroup(page, group, rules, examples));
        return page.toString().stripTrailing() + "\n";
    }

    private static String severities() {
        SourceDocs docs = SourceDocs.of(Severity.class);
        StringBuilder rows = new StringBuilder();
        for (Severity severity : Severity.values()) {
            rows.append("| ")
                    .append(name(severity))
                    .append(" | ")
                    .append(docs.of(severity))
                    .append(" |\n");
        }
        return rows.toString();
    }

    private static void appendGroup(
            StringBuilder page, String group, List<RuleInfo> rules, Map<String, RuleExample> examples) {
        page.append("## ").append(group).append("\n\n");
        page.append(GROUPS.getOrDefault(group, "")).append("\n\n");
        page.append(Markdown.table(
                List.of("rule", "severity", "finds"),
                rules.stream()
                        .map(rule -> List.of(
                                "[`" + rule.id() + "`](#" + anchor(rule) + ")",
                                name(rule.severity()),
                                Markdown.text(rule.title())))
                        .toList()));
        for (RuleInfo rule : rules) {
            appendRule(page, rule);
            if (examples.containsKey(rule.id())) {
                appendExample(page, examples.get(rule.id()));
            }
        }
    }

    private static void appendRule(StringBuilder page, RuleInfo rule) {
        page.append("### ").append(rule.id()).append("\n\n");
        page.append(Markdown.text(rule.title())).append(". ");
        page.append(Markdown.text(rule.why())).append("\n\n");
        page.append("- Severity: ")
                .append(name(rule.severity()))
                .append(weight(rule.weight()))
                .append('\n');
        if (!rule.peers().isEmpty()) {
            page.append("- Known to others as: ")
                    .append(Markdown.text(String.join("; ", rule.peers())))
                    .append('\n');
        }
        page.append('\n');
    }

    private static void appendExample(StringBuilder page, RuleExample example) {
        if (!example.before().isEmpty()) {
            appendSql(page, "-- applied earlier\n" + example.before());
        }
        appendSql(page, example.script());
        page.append("> ").append(Markdown.text(example.finding().message())).append("\n\n");
        example.finding().saferWay().ifPresent(sql -> {
            page.append("Safer way:\n\n");
            appendSql(page, sql);
        });
    }

    private static void appendSql(StringBuilder page, String sql) {
        page.append("```sql\n").append(sql).append("\n```\n\n");
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(RuleInfo rule) {
        return rule.id().replace("/", "");
    }

    private static String weight(Weight weight) {
        return switch (weight) {
            case FIXED -> "";
            case TABLE_SIZE -> ", weighed by the table's size";
            case TABLE_TRAFFIC -> ", weighed by the table's traffic";
        };
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> groups() {
        return Map.of(
                "data", "What loses data.",
                "lock", "What blocks others, and for how long.",
                "compat", "What breaks the application that runs now.",
                "tx", "What the script's own handling of transactions will not do as it says.",
                "security", "What a reviewer would stop.",
                "practice", "What works today and hurts later. These hold for new tables above all.",
                "file", "What is wrong with the file itself.",
                "analysis", "What lint could not see through, and comments that tell it to look away.");
    }
}
