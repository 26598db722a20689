package dev.kanmon.engine.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads from a statement how to go on after a run that was killed in it. */
final class Recoveries {

    private Recoveries() {}

    static Recovery of(String statement) {
        TokenReader reader = new TokenReader(statement, 0);
        return switch (reader.takeWord()) {
            case "CREATE" -> createIndex(reader).orElseGet(Recovery.Unknown::new);
            case "DROP" -> dropIndex(reader).orElseGet(Recovery.Unknown::new);
            case "ALTER" -> alter(reader);
            case "REINDEX", "VACUUM", "ANALYZE", "CLUSTER", "REPACK", "DISCARD" -> new Recovery.Repeatable();
            default -> new Recovery.Unknown();
        };
    }

    private static Optional<Recovery> createIndex(TokenReader reader) {
        reader.accept("UNIQUE");
        if (!reader.accept("INDEX", "CONCURRENTLY")) {
            return Optional.empty();
        }
        boolean ifNotExists = reader.accept("IF", "NOT", "EXISTS");
        if (reader.accept("ON")) {
            return Optional.empty();
        }
        Optional<QualifiedName> index = reader.takeName();
        if (index.isEmpty() || !reader.accept("ON")) {
            return Optional.empty();
        }
        reader.accept("ONLY");
        return reader.takeName()
                .map(table -> new Recovery.CreateIndex(index.get().name(), table, ifNotExists));
    }

    private static Optional<Recovery> dropIndex(TokenReader reader) {
        if (!reader.accept("INDEX", "CONCURRENTLY")) {
            return Optional.empty();
        }
        boolean ifExists = reader.accept("IF", "EXISTS");
        List<QualifiedName> indexes = new ArrayList<>();
        do {
            Optional<QualifiedName> index = reader.takeName();
            if (index.isEmpty()) {
                return Optional.empty();
            }
            indexes.add(index.get());
        } while (reader.acceptSymbol(','));
        return Optional.of(new Recovery.DropIndex(List.copyOf(indexes), ifExists));
    }

    private static Recovery alter(TokenReader reader) {
        boolean repeatable =
                reader.accept("SYSTEM") || reader.accept("DATABASE") && reader.comesLater("SET", "TABLESPACE");
        return repeatable ? new Recovery.Repeatable() : new Recovery.Unknown();
    }
}
