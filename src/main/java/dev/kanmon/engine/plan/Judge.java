package dev.kanmon.engine.plan;

import dev.kanmon.engine.lint.Finding;
import dev.kanmon.engine.lint.RuleInfo;
import dev.kanmon.engine.lint.Severity;
import dev.kanmon.engine.lint.Weight;
import dev.kanmon.engine.plan.facts.TableFacts;
import dev.kanmon.engine.plan.facts.TableSize;
import dev.kanmon.engine.plan.facts.TargetFacts;
import java.util.Map;
import java.util.Optional;

/** Gives a finding its severity on this target: the rule's, corrected by how large and how busy its table is. */
final class Judge {

    /** Read, sorted or rewritten within the blink of an eye. */
    private static final long SMALL_BYTES = 16L << 20;

    /** Takes minutes on any disk. */
    private static final long LARGE_BYTES = 10L << 30;

    private static final double BUSY_WRITES_PER_SECOND = 50;
    private static final double IDLE_WRITES_PER_SECOND = 0.1;

    private final TargetFacts facts;
    private final Map<String, RuleInfo> rules;

    Judge(TargetFacts facts, Map<String, RuleInfo> rules) {
        this.facts = facts;
        this.rules = rules;
    }

    JudgedFinding judge(Finding finding) {
        Optional<TableFacts> table = finding.table().flatMap(name -> facts.table(name.schema(), name.name()));
        Weight weight = Optional.ofNullable(rules.get(finding.rule()))
                .map(RuleInfo::weight)
                .orElse(Weight.FIXED);
        if (table.isEmpty() || weight == Weight.FIXED) {
            return new JudgedFinding(finding, finding.severity(), "");
        }
        return weight == Weight.TABLE_SIZE ? bySize(finding, table.get()) : byTraffic(finding, table.get());
    }

    private static JudgedFinding bySize(Finding finding, TableFacts table) {
        Optional<TableSize> size = table.size().asOptional();
        if (size.isEmpty()) {
            return new JudgedFinding(finding, finding.severity(), "The size of " + table.fullName() + " is not known.");
        }
        String words = Words.table(table);
        if (size.get().total() < SMALL_BYTES) {
            return new JudgedFinding(finding, Severity.INFO, words + ", so it takes no time.");
        }
        boolean large = size.get().total() >= LARGE_BYTES;
        return new JudgedFinding(
                finding,
                large ? worse(finding.severity()) : finding.severity(),
                words + (large ? ", so it takes long." : "."));
    }

    private static JudgedFinding byTraffic(Finding finding, TableFacts table) {
        Optional<Double> writes = table.writesPerSecond().asOptional();
        if (writes.isEmpty()) {
            return new JudgedFinding(finding, finding.severity(), "");
        }
        String words = Words.traffic(table.fullName(), writes.get());
        if (writes.get() >= BUSY_WRITES_PER_SECOND) {
            return new JudgedFinding(finding, worse(finding.severity()), words);
        }
        return writes.get() < IDLE_WRITES_PER_SECOND
                ? new JudgedFinding(finding, better(finding.severity()), words)
                : new JudgedFinding(finding, finding.severity(), words);
    }

    private static Severity worse(Severity severity) {
        return Severity.values()[Math.min(severity.ordinal() + 1, Severity.CRITICAL.ordinal())];
    }

    private static Severity better(Severity severity) {
        return Severity.values()[Math.max(severity.ordinal() - 1, Severity.INFO.ordinal())];
    }
}
