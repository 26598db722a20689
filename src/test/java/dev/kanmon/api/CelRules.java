package dev.kanmon.api;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Evaluates a CRD's rules as an API server does: each where it stands, and those that know the past on updates only. */
final class CelRules {

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .build();
    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().build();

    private CelRules() {}

    /** The rules that the example breaks, as {@link CrdConstraints.Constraint#toString}. */
    static List<String> brokenBy(CrdExample example) {
        return CrdConstraints.of(CrdFiles.schema(example.kind())).stream()
                .filter(constraint -> constraint.rule() != null)
                .filter(constraint -> !holds(constraint, example))
                .map(CrdConstraints.Constraint::toString)
                .toList();
    }

    private static boolean holds(CrdConstraints.Constraint constraint, CrdExample example) {
        Optional<Object> self = at(example.object(), constraint.path());
        Optional<Object> oldSelf = example.isCreated() ? Optional.empty() : at(example.old(), constraint.path());
        boolean needsThePast = constraint.rule().contains("oldSelf");
        if (self.isEmpty() || needsThePast && oldSelf.isEmpty()) {
            return true;
        }
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", self.get());
        oldSelf.ifPresent(value -> variables.put("oldSelf", value));
        return evaluate(constraint.rule(), variables);
    }

    private static boolean evaluate(String rule, Map<String, Object> variables) {
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(rule).getAst();
            return (Boolean) RUNTIME.createProgram(tree).eval(variables);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new AssertionError("the rule cannot be evaluated: " + rule, e);
        }
    }

    private static Optional<Object> at(Map<String, Object> object, String path) {
        Object value = object;
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return Optional.ofNullable(value);
    }
}
