package dev.kanmon.runner.lint;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.sql.Script;
import dev.kanmon.engine.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Puts findings and what the files say at their places together, without the secrets that stand there. */
public final class FindingSources {

    private static final String PASSWORD_RULE = "security/password-literal";

    private final Map<String, ScriptFile> files;
    private final Map<String, RuleInfo> rules;
    private final UnaryOperator<String> redaction;
    private final Map<String, List<Statement>> statements = new HashMap<>();
    private final Map<String, List<String>> lines = new HashMap<>();

    /** @param redaction takes out of a text whatever looks like a secret */
    public FindingSources(List<ScriptFile> files, List<RuleInfo> rules, UnaryOperator<String> redaction) {
        this.files = files.stream().collect(Collectors.toMap(ScriptFile::migration, file -> file));
        this.rules = rules.stream().collect(Collectors.toMap(RuleInfo::id, rule -> rule));
        this.redaction = redaction;
    }

    public List<ReportedFinding> report(List<Finding> findings) {
        Set<String> withPassword = new HashSet<>();
        findings.stream()
                .filter(finding -> finding.rule().equals(PASSWORD_RULE))
                .forEach(finding -> withPassword.add(statementKey(finding)));
        return findings.stream()
                .map(finding -> report(finding, !withPassword.contains(statementKey(finding))))
                .toList();
    }

    private static String statementKey(Finding finding) {
        return finding.place().migration() + "#" + finding.place().statement();
    }

    private ReportedFinding report(Finding finding, boolean shown) {
        ScriptFile file = files.get(finding.place().migration());
        return new ReportedFinding(
                redacted(finding),
                rules.get(finding.rule()),
                file.file().toString().replace('\\', '/'),
                shown ? statement(finding, file).map(redaction) : Optional.empty(),
                shown ? line(finding, file).map(redaction) : Optional.empty());
    }

    private Finding redacted(Finding finding) {
        return new Finding(
                finding.rule(),
                finding.severity(),
                finding.place(),
                finding.object(),
                finding.table(),
                redaction.apply(finding.message()),
                finding.saferWay().map(redaction));
    }

    private Optional<String> statement(Finding finding, ScriptFile file) {
        int index = finding.place().statement();
        if (index < 0) {
            return Optional.empty();
        }
        return Optional.of(statements
                .computeIfAbsent(
                        file.migration(), name -> Script.parse(file.text()).statements())
                .get(index)
                .text());
    }

    private Optional<String> line(Finding finding, ScriptFile file) {
        List<String> all = lines.computeIfAbsent(
                file.migration(), name -> file.text().lines().toList());
        int index = finding.place().line() - 1;
        return finding.place().statement() >= 0 && index < all.size() ? Optional.of(all.get(index)) : Optional.empty();
    }
}
