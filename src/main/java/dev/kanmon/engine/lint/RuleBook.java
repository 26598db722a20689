package dev.kanmon.engine.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules, found by the type of statement that they look at. */
final class RuleBook {

    private final Map<String, RuleInfo> byId = new HashMap<>();
    private final Map<String, List<Rule.OfStatement>> byNodeType = new HashMap<>();
    private final List<Rule.OfStatement> ofAnyStatement = new ArrayList<>();
    private final List<Rule.OfMigration> ofMigration = new ArrayList<>();

    RuleBook(List<Rule> rules) {
        for (Rule rule : rules) {
            if (byId.put(rule.info().id(), rule.info()) != null) {
                throw new IllegalArgumentException(
                        "two rules have the id " + rule.info().id());
            }
            if (rule instanceof Rule.OfStatement ofStatement) {
                add(ofStatement);
            } else if (rule instanceof Rule.OfMigration whole) {
                ofMigration.add(whole);
            }
        }
    }

    private void add(Rule.OfStatement rule) {
        if (rule.nodeTypes().isEmpty()) {
            ofAnyStatement.add(rule);
        }
        rule.nodeTypes().forEach(type -> byNodeType
                .computeIfAbsent(type, none -> new ArrayList<>())
                .add(rule));
    }

    boolean knows(String ruleOrGroup) {
        return ruleOrGroup.endsWith("/*")
                ? byId.keySet().stream()
                        .anyMatch(id -> id.startsWith(ruleOrGroup.substring(0, ruleOrGroup.length() - 1)))
                : byId.containsKey(ruleOrGroup);
    }

    /** @throws IllegalArgumentException for an id that no rule has */
    RuleInfo info(String id) {
        RuleInfo info = byId.get(id);
        if (info == null) {
            throw new IllegalArgumentException("no rule has the id " + id);
        }
        return info;
    }

    Stream<Rule.OfStatement> ofStatement(String nodeType) {
        return Stream.concat(byNodeType.getOrDefault(nodeType, List.of()).stream(), ofAnyStatement.stream());
    }

    List<Rule.OfMigration> ofMigration() {
        return ofMigration;
    }
}
