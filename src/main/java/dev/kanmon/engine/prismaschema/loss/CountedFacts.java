package dev.kanmon.engine.prismaschema.loss;

import dev.kanmon.engine.prismaschema.difference.PresentNames;
import dev.kanmon.engine.prismaschema.sqlschema.QualifiedName;
import dev.kanmon.engine.session.FailureKind;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Session.RowReader;
import dev.kanmon.engine.session.Sql;
import java.util.Optional;

/**
 * Asks a database, one query for each question. Where the session's {@code statement_timeout} ends one, the answer stays
 * unknown.
 */
final class CountedFacts implements Facts {

    private final Session session;
    private final PresentNames names;

    CountedFacts(Session session, PresentNames names) {
        this.session = session;
        this.names = names;
    }

    @Override
    public Optional<Long> rows(QualifiedName table) {
        return count("SELECT count(*)" + from(table));
    }

    @Override
    public Optional<Long> values(QualifiedName table, String column) {
        return count("SELECT count(" + column(table, column) + ")" + from(table));
    }

    @Override
    public Optional<Long> nulls(QualifiedName table, String column) {
        return count("SELECT count(*)" + from(table) + " WHERE " + column(table, column) + " IS NULL");
    }

    @Override
    public Optional<Boolean> anyRow(QualifiedName table) {
        return exists(from(table));
    }

    @Override
    public Optional<Boolean> anyValue(QualifiedName table, String column) {
        return exists(from(table) + " WHERE " + column(table, column) + " IS NOT NULL");
    }

    private Optional<Long> count(String query) {
        return answer(query, row -> row.getLong(1));
    }

    private Optional<Boolean> exists(String from) {
        return answer("SELECT EXISTS (SELECT 1" + from + ")", row -> row.getBoolean(1));
    }

    private <T> Optional<T> answer(String query, RowReader<T> reader) {
        try {
            return Optional.of(session.query(query, reader).get(0));
        } catch (ServerException e) {
            if (e.error().kind() == FailureKind.CANCELLED && !session.isInTransaction()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private String from(QualifiedName table) {
        QualifiedName present = names.table(table);
        return " FROM " + Sql.identifier(present.namespace().orElseThrow()) + "." + Sql.identifier(present.name());
    }

    private String column(QualifiedName table, String column) {
        return Sql.identifier(names.column(table, column));
    }
}
