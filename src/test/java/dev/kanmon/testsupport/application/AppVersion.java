package dev.kanmon.testsupport.application;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** What an image does: the query that every request of this version makes, and whether the version is broken. */
public final class AppVersion {

    private final String image;
    private final String query;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final AtomicReference<Instant> firstBadSample = new AtomicReference<>();

    private AppVersion(String image, String query) {
        this.image = image;
        this.query = query;
    }

    /** A version that needs no database. */
    public static AppVersion of(String image) {
        return new AppVersion(image, null);
    }

    /** A version whose requests read one value. */
    public static AppVersion reading(String image, String query) {
        return new AppVersion(image, query);
    }

    public String image() {
        return image;
    }

    /** From now on its requests fail, or no longer. */
    public void failing(boolean fails) {
        failing.set(fails);
    }

    /** When its monitoring first said that requests fail. */
    public Optional<Instant> firstBadSample() {
        return Optional.ofNullable(firstBadSample.get());
    }

    boolean needsDatabase() {
        return query != null;
    }

    void sampled(double errorRate) {
        if (errorRate > 0) {
            firstBadSample.compareAndSet(null, Instant.now());
        }
    }

    /**
     * Does what a request asks for.
     *
     * @param database null where it needs none
     */
    String answer(Connection database) throws SQLException {
        if (failing.get()) {
            throw new SQLException("this version is broken");
        }
        if (query == null) {
            return image;
        }
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
