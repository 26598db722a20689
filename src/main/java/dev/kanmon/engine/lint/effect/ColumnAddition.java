package dev.kanmon.engine.lint.effect;

import dev.kanmon.engine.lint.LintedStatement;
import dev.kanmon.engine.lint.schema.ObjectName;
import dev.kanmon.engine.lint.schema.SqlType;
import dev.kanmon.engine.parse.Node;
import java.util.List;
import java.util.Optional;

/**
 * A column that ALTER TABLE … ADD COLUMN adds to a table that may have rows.
 *
 * @param definition a {@code ColumnDef}
 */
public record ColumnAddition(LintedStatement statement, Node definition) {

    /** Why each row has to be written anew. */
    public enum Cause {
        VOLATILE_DEFAULT,
        STORED_GENERATED,
        SERIAL,
        IDENTITY,
        CONSTRAINED_DOMAIN
    }

    public String name() {
        return definition.text("colname");
    }

    public SqlType type() {
        return SqlType.of(definition.node("typeName"));
    }

    /** Empty where the table keeps its rows as they are. */
    public Optional<Cause> rewriteCause() {
        if (type().isSerial()) {
            return Optional.of(Cause.SERIAL);
        }
        if (constraint("CONSTR_IDENTITY").isPresent()) {
            return Optional.of(Cause.IDENTITY);
        }
        if (isStoredGenerated()) {
            return Optional.of(Cause.STORED_GENERATED);
        }
        if (constraint("CONSTR_DEFAULT")
                .filter(constraint -> Volatility.isVolatile(constraint.node("raw_expr"), statement))
                .isPresent()) {
            return Optional.of(Cause.VOLATILE_DEFAULT);
        }
        return isOfConstrainedDomain() ? Optional.of(Cause.CONSTRAINED_DOMAIN) : Optional.empty();
    }

    /** Whether it refuses NULL and has nothing else to put into the rows that are there. */
    public boolean isRequiredWithoutValue() {
        boolean required = constraint("CONSTR_NOTNULL").isPresent()
                || constraint("CONSTR_PRIMARY").isPresent();
        return required
                && !hasDefault()
                && !type().isSerial()
                && constraint("CONSTR_IDENTITY").isEmpty()
                && constraint("CONSTR_GENERATED").isEmpty();
    }

    /** The heaviest work that the column and its constraints make. */
    Work work() {
        if (rewriteCause().isPresent()) {
            return Work.REWRITE;
        }
        if (constraint("CONSTR_PRIMARY").isPresent()
                || constraint("CONSTR_UNIQUE").isPresent()) {
            return Work.INDEX_BUILD;
        }
        boolean looksAtRows = constraint("CONSTR_CHECK")
                        .filter(ConstraintDefinitions::isChecked)
                        .isPresent()
                || constraint("CONSTR_NOTNULL").isPresent() && !hasDefault()
                || constraint("CONSTR_FOREIGN")
                                .filter(ConstraintDefinitions::isChecked)
                                .isPresent()
                        && hasDefault();
        return looksAtRows ? Work.SCAN : Work.NONE;
    }

    /** Whether a default was given that is not NULL. */
    boolean hasDefault() {
        return constraint("CONSTR_DEFAULT")
                .filter(constraint -> !constraint.node("raw_expr").flag("isnull"))
                .isPresent();
    }

    List<Node> constraints() {
        return definition.nodes("constraints");
    }

    /** The first constraint of a {@code contype}. */
    public Optional<Node> constraint(String kind) {
        return constraints().stream()
                .filter(constraint -> constraint.text("contype").equals(kind))
                .findFirst();
    }

    private boolean isStoredGenerated() {
        // parsenodes.h: 's' is ATTRIBUTE_GENERATED_STORED, 'v' virtual.
        return constraint("CONSTR_GENERATED")
                .filter(constraint -> !constraint.text("generated_kind").equals("v"))
                .isPresent();
    }

    private boolean isOfConstrainedDomain() {
        ObjectName type = ObjectName.ofNames(
                definition.node("typeName").nodes("names"), statement.schema().defaultSchema());
        return statement.schema().isConstrainedDomain(type);
    }
}
