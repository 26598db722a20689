package dev.kanmon.engine.sql;

import static dev.kanmon.engine.sql.StatementKind.BEGIN;
import static dev.kanmon.engine.sql.StatementKind.CHAIN;
import static dev.kanmon.engine.sql.StatementKind.COMMIT;
import static dev.kanmon.engine.sql.StatementKind.COPY_FROM_STDIN;
import static dev.kanmon.engine.sql.StatementKind.MAY_REFUSE_TRANSACTION;
import static dev.kanmon.engine.sql.StatementKind.ORDINARY;
import static dev.kanmon.engine.sql.StatementKind.PREPARE_TRANSACTION;
import static dev.kanmon.engine.sql.StatementKind.REFUSES_TRANSACTION;
import static dev.kanmon.engine.sql.StatementKind.ROLLBACK;

import java.util.Set;

/**
 * Tells what a statement means for transactions, from its keywords. The statements that refuse one are the callers of
 * {@code PreventInTransactionBlock} in PostgreSQL's sources (14 to 18, and REPACK of 19).
 */
public final class StatementKinds {

    private static final Set<String> FALSE = Set.of("false", "off", "no", "0");

    private StatementKinds() {}

    public static StatementKind of(String statement) {
        TokenReader reader = new TokenReader(statement, 0);
        return switch (reader.takeWord()) {
            case "BEGIN" -> BEGIN;
            case "START" -> reader.accept("TRANSACTION") ? BEGIN : ORDINARY;
            case "COMMIT", "END" -> endOfTransaction(reader, COMMIT);
            case "ROLLBACK", "ABORT" -> endOfTransaction(reader, ROLLBACK);
            case "PREPARE" -> reader.accept("TRANSACTION") ? PREPARE_TRANSACTION : ORDINARY;
            case "CREATE" -> create(reader);
            case "DROP" -> drop(reader);
            case "ALTER" -> alter(reader);
            case "REINDEX" -> refusesIf(reindexRefuses(reader));
            case "CLUSTER" -> refusesIf(namesNoTable(reader));
            case "REPACK" -> refusesIf(isOn(reader, "CONCURRENTLY") || namesNoTable(reader));
            case "VACUUM" -> REFUSES_TRANSACTION;
            case "DISCARD" -> refusesIf(reader.accept("ALL"));
            case "COPY" -> readsClientInput(reader) ? COPY_FROM_STDIN : ORDINARY;
            default -> ORDINARY;
        };
    }

    private static StatementKind refusesIf(boolean refuses) {
        return refuses ? REFUSES_TRANSACTION : ORDINARY;
    }

    private static StatementKind endOfTransaction(TokenReader reader, StatementKind plain) {
        if (reader.accept("PREPARED")) {
            return REFUSES_TRANSACTION;
        }
        if (!reader.accept("WORK")) {
            reader.accept("TRANSACTION");
        }
        if (reader.accept("TO")) {
            return ORDINARY;
        }
        return reader.accept("AND", "CHAIN") ? CHAIN : plain;
    }

    private static StatementKind create(TokenReader reader) {
        reader.accept("UNIQUE");
        return switch (reader.takeWord()) {
            case "INDEX" -> refusesIf(reader.accept("CONCURRENTLY"));
            case "DATABASE", "TABLESPACE" -> REFUSES_TRANSACTION;
            case "SUBSCRIPTION" -> refusesIf(makesReplicationSlot(reader));
            default -> ORDINARY;
        };
    }

    private static StatementKind drop(TokenReader reader) {
        return switch (reader.takeWord()) {
            case "INDEX" -> refusesIf(reader.accept("CONCURRENTLY"));
            case "DATABASE", "TABLESPACE" -> REFUSES_TRANSACTION;
            case "SUBSCRIPTION" -> MAY_REFUSE_TRANSACTION;
            default -> ORDINARY;
        };
    }

    private static StatementKind alter(TokenReader reader) {
        return switch (reader.takeWord()) {
            case "SYSTEM" -> REFUSES_TRANSACTION;
            case "DATABASE" -> refusesIf(reader.comesLater("SET", "TABLESPACE"));
            case "TABLE" -> refusesIf(detachesConcurrently(reader));
            case "SUBSCRIPTION" -> alterSubscription(reader);
            default -> ORDINARY;
        };
    }

    private static boolean detachesConcurrently(TokenReader reader) {
        reader.accept("IF", "EXISTS");
        reader.accept("ONLY");
        reader.takeName();
        reader.acceptSymbol('*');
        return reader.accept("DETACH", "PARTITION") && reader.takeName().isPresent() && reader.accept("CONCURRENTLY");
    }

    /** Publications with a refresh, and options that reach the publisher's slot, refuse; which, the catalog decides. */
    private static StatementKind alterSubscription(TokenReader reader) {
        reader.takeName();
        return switch (reader.takeWord()) {
            case "REFRESH", "SET", "ADD", "DROP" -> MAY_REFUSE_TRANSACTION;
            default -> ORDINARY;
        };
    }

    private static boolean makesReplicationSlot(TokenReader reader) {
        while (!reader.atEnd()) {
            if (reader.accept("WITH")) {
                return !isOff(reader, "CREATE_SLOT") && !isOff(reader, "CONNECT");
            }
            reader.skip();
        }
        return true;
    }

    private static boolean reindexRefuses(TokenReader reader) {
        if (isOn(reader, "CONCURRENTLY")) {
            return true;
        }
        reader.skipParentheses();
        reader.accept("VERBOSE");
        return switch (reader.takeWord()) {
            case "SCHEMA", "DATABASE", "SYSTEM" -> true;
            default -> reader.accept("CONCURRENTLY");
        };
    }

    /** CLUSTER and REPACK without a table work through all of them, each in a transaction of its own. */
    private static boolean namesNoTable(TokenReader reader) {
        reader.skipParentheses();
        reader.accept("VERBOSE");
        return reader.atEnd();
    }

    /** STDOUT, too: the grammar takes the two words for one another. */
    private static boolean readsClientInput(TokenReader reader) {
        return reader.comesLater("FROM", "STDIN") || reader.comesLater("FROM", "STDOUT");
    }

    private static boolean isOn(TokenReader reader, String option) {
        return reader.option(option).filter(value -> !FALSE.contains(value)).isPresent();
    }

    private static boolean isOff(TokenReader reader, String option) {
        return reader.option(option).filter(FALSE::contains).isPresent();
    }
}
