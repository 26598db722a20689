package dev.kanmon.api;

import dev.kanmon.api.CrdConstraints.Constraint;

/** Tells the examples about CEL rules from those about the schema. */
final class CelExamples {

    private CelExamples() {}

    static boolean isAboutARule(CrdExample example) {
        return CrdConstraints.of(CrdFiles.schema(example.kind())).stream()
                .filter(constraint -> constraint.rule() != null)
                .anyMatch(constraint -> constraint.toString().equals(example.by()));
    }

    /** The message of the rule that rejects the example. */
    static String messageOf(CrdExample example) {
        return CrdConstraints.of(CrdFiles.schema(example.kind())).stream()
                .filter(constraint -> constraint.toString().equals(example.by()))
                .map(Constraint::keyword)
                .findFirst()
                .orElseThrow();
    }
}
