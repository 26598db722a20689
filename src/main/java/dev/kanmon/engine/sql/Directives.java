package dev.kanmon.engine.sql;

import dev.kanmon.contract.ProblemCode;
import java.util.List;

/** What the directives before a script's first statement ask for. */
record Directives(boolean noTransaction, List<ScriptProblem> problems) {

    static Directives of(String text) {
        List<Directive> directives = Directive.between(text, ByteOrderMark.lengthAt(text), text.length(), 0);
        return new Directives(
                directives.stream().anyMatch(Directives::asksForNoTransaction),
                directives.stream()
                        .filter(directive -> !isRight(directive))
                        .map(Directives::unknown)
                        .toList());
    }

    private static boolean asksForNoTransaction(Directive directive) {
        return directive.name().equals(Directive.NO_TRANSACTION) && isRight(directive);
    }

    private static boolean isRight(Directive directive) {
        return directive.isKnown()
                && (directive.argument().isEmpty() || !directive.name().equals(Directive.NO_TRANSACTION));
    }

    private static ScriptProblem unknown(Directive directive) {
        return new ScriptProblem(
                ProblemCode.UNKNOWN_DIRECTIVE,
                directive.line(),
                "This \"-- kanmon:\" comment is no directive that Kanmon knows. Write \"-- " + Directive.PREFIX
                        + Directive.NO_TRANSACTION + "\", or \"-- " + Directive.PREFIX + Directive.IGNORE
                        + " <rule> <reason>\", or drop the prefix \"" + Directive.PREFIX
                        + "\" if it is an ordinary comment.");
    }
}
