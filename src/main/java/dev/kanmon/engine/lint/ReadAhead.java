package dev.kanmon.engine.lint;

import dev.kanmon.engine.parse.PostgresParser;
import dev.kanmon.engine.sql.Script;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads the next migrations on a thread of its own while the rules look at this one: parsing takes as long as all rules
 * together. Only so many are read ahead, since a tree takes a hundred times the memory of its text.
 */
final class ReadAhead implements AutoCloseable {

    private static final int AHEAD = 16;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(ReadAhead::daemon);
    private final Iterator<MigrationToLint> rest;
    private final PostgresParser parser;
    private final Queue<Future<ReadMigration>> reading = new ArrayDeque<>();

    /** @param parser used by nobody else until this is closed */
    ReadAhead(List<MigrationToLint> migrations, PostgresParser parser) {
        this.rest = migrations.iterator();
        this.parser = parser;
        for (int i = 0; i < AHEAD; i++) {
            readOneMore();
        }
    }

    /** The next one, as many times as there are migrations. */
    ReadMigration next() {
        try {
            ReadMigration read = reading.remove().get();
            readOneMore();
            return read;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a migration could not be read", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading migrations", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void readOneMore() {
        if (rest.hasNext()) {
            MigrationToLint migration = rest.next();
            reading.add(thread.submit(() -> ReadMigration.of(migration, Script.parse(migration.text()), parser)));
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lint-reader");
        thread.setDaemon(true);
        return thread;
    }
}
