package dev.kanmon.engine.prismaschema.describe;

import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnDefault.Value;
import dev.kanmon.engine.prismaschema.sqlschema.ColumnType;
import java.util.Optional;

/**
 * Reads a column's default out of the expression that PostgreSQL prints. What is a value, the present time or the next of a
 * sequence is told from what is not, just as Prisma does it (its sql-schema-describer/src/postgres/default.rs): a schema
 * file then says the same.
 */
final class DefaultParser {

    private DefaultParser() {}

    /**
     * @param expression of {@code pg_get_expr}
     * @param list whether the column holds arrays of that type
     * @return empty for {@code NULL}, which is no default
     */
    static Optional<ColumnDefault> parse(String expression, ColumnType type, boolean list) {
        if (expression.strip().startsWith("NULL")) {
            return Optional.empty();
        }
        Optional<ColumnDefault> known = list ? ListDefault.parse(expression, type) : single(expression, type);
        return known.or(() -> Optional.of(new ColumnDefault.Generated(expression)));
    }

    private static Optional<ColumnDefault> single(String expression, ColumnType type) {
        DefaultTokens tokens = DefaultTokens.of(expression);
        return read(tokens, type).filter(found -> tokens.atEnd());
    }

    private static Optional<ColumnDefault> read(DefaultTokens tokens, ColumnType type) {
        return switch (DefaultKind.of(type)) {
            case INTEGER ->
                tokens.takeWord("nextval")
                        ? nextValue(tokens)
                        : ValueParser.parse(tokens, type).map(ColumnDefault.class::cast);
            case TIME -> now(tokens);
            default -> ValueParser.parse(tokens, type).map(ColumnDefault.class::cast);
        };
    }

    /** {@code now()} and {@code CURRENT_TIMESTAMP}, but not {@code CURRENT_TIMESTAMP(3)}. */
    private static Optional<ColumnDefault> now(DefaultTokens tokens) {
        if (!tokens.takeWord("now") && !tokens.takeWord("current_timestamp")) {
            return Optional.empty();
        }
        if (tokens.take("(") && !tokens.take(")")) {
            return Optional.empty();
        }
        tokens.takeCast();
        return Optional.of(new ColumnDefault.Now());
    }

    /** After the function's name: {@code ('"Shop"."Order_id_seq"'::regclass)}. */
    private static Optional<ColumnDefault> nextValue(DefaultTokens tokens) {
        if (!tokens.take("(")) {
            return Optional.empty();
        }
        boolean nested = tokens.take("(");
        Optional<Value.Text> sequence = ValueParser.text(tokens);
        boolean closed = tokens.take(")");
        tokens.takeCast();
        if (nested) {
            closed &= tokens.take(")");
        }
        tokens.takeCast();
        return closed ? sequence.map(name -> new ColumnDefault.NextValue(name.value())) : Optional.empty();
    }
}
