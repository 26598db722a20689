package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import java.util.Optional;

/** Without a database nothing is known. */
final class NoFacts implements Facts {

    @Override
    public Optional<Long> rows(QualifiedName table) {
        return Optional.empty();
    }

    @Override
    public Optional<Long> values(QualifiedName table, String column) {
        return Optional.empty();
    }

    @Override
    public Optional<Long> nulls(QualifiedName table, String column) {
        return Optional.empty();
    }

    @Override
    public Optional<Boolean> anyRow(QualifiedName table) {
        return Optional.empty();
    }

    @Override
    public Optional<Boolean> anyValue(QualifiedName table, String column) {
        return Optional.empty();
    }
}
