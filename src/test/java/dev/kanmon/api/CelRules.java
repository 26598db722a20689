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
import java.util.stream.Stream;

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
        Optional<Object> past = example.isCreated()
                ? Optional.empty()
                : at(example.old(), constraint.path()).stream().findFirst();
        if (constraint.rule().contains("oldSelf") && past.isEmpty()) {
            return true;
        }
        return at(example.object(), constraint.path()).stream()
                .allMatch(self -> evaluate(constraint.rule(), variables(self, past)));
    }

    private static Map<String, Object> variables(Object self, Optional<Object> past) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", self);
        past.ifPresent(value -> variables.put("oldSelf", value));
        return variables;
    }

    private static boolean evaluate(String rule, Map<String, Object> variables) {
        try {
            CelAbstractSyntaxTree tree = COMPILER.compile(rule).getAst();
            return (Boolean) RUNTIME.createProgram(tree).eval(variables);
        } catch (CelValidationException | CelEvaluationException e) {
            throw new AssertionError("the rule cannot be evaluated: " + rule, e);
        }
    }

    /** What stands at the path: one value, or none, or as many as its lists have elements. */
    private static List<Object> at(Map<String, Object> object, String path) {
        List<Object> found = List.of(object);
        for (String name : path.isEmpty() ? new String[0] : path.split("\\.")) {
            found = found.stream().flatMap(value -> child(value, name)).toList();
        }
        return found;
    }

    private static Stream<Object> child(Object value, String name) {
        boolean list = name.endsWith("[]");
        Object child =
                value instanceof Map<?, ?> map ? map.get(list ? name.substring(0, name.length() - 2) : name) : null;
        return list && child instanceof List<?> elements
                ? elements.stream().map(Object.class::cast)
                : Stream.ofNullable(child);
    }
}
