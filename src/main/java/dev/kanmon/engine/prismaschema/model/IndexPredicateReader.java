package dev.kanmon.engine.prismaschema.model;

import dev.kanmon.engine.prismaschema.syntax.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code where:} of a partial index. */
final class IndexPredicateReader {

    private final boolean enabled;
    private final Findings findings;
    private final Values values;

    IndexPredicateReader(List<String> previewFeatures, Findings findings) {
        this.enabled = previewFeatures.contains(PreviewFeatures.PARTIAL_INDEXES);
        this.findings = findings;
        this.values = new Values(findings);
    }

    /**
     * @param columns of the model, by the names of their fields
     * @return the condition as SQL
     */
    Optional<String> read(Expression where, Map<String, ScalarField> columns) {
        if (!enabled) {
            findings.error(
                    "Partial indexes are a preview feature. Add \"partialIndexes\" to previewFeatures in your "
                            + "generator block.",
                    where.place());
            return Optional.empty();
        }
        if (where instanceof Expression.Call call && call.function().text().equals("raw")) {
            return raw(call);
        }
        findings.error(
                "The `where` argument takes one condition in SQL, such as `where: raw(\"status = 'active'\")`.",
                where.place());
        return Optional.empty();
    }

    private Optional<String> raw(Expression.Call call) {
        Optional<String> condition = call.arguments().size() == 1
                ? values.text(call.arguments().get(0).value())
                : Optional.of("");
        if (condition.filter(String::isEmpty).isPresent()) {
            findings.error(
                    "The `where` argument cannot contain an empty string: raw() takes one condition in SQL.",
                    call.place());
            return Optional.empty();
        }
        return condition;
    }
}
