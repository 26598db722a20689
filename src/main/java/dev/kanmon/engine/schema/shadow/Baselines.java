package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.schema.shadow.Marker.Purpose;
import dev.kanmon.engine.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/**
 * The replayed histories on one server. A baseline is built under a name of its own and gets its final name when it is
 * whole, so that one that broke off is never taken for it.
 */
final class Baselines {

    /** Of all targets; the oldest go first. */
    private static final int KEPT = 16;

    /** A rehearsal of that age has no process any more. */
    private static final Duration ABANDONED = Duration.ofHours(6);

    private final Databases databases;
    private final Function<String, Session> sessions;
    private final String targetDigest;

    /** @param sessions opens a session with a database of the server, by its name */
    Baselines(Databases databases, Function<String, Session> sessions, String targetDigest) {
        this.databases = databases;
        this.sessions = sessions;
        this.targetDigest = targetDigest;
    }

    /** @return the baseline of this digest, built now if it is not there */
    OwnDatabase ensure(String digest, BaselineBuilder builder, Runnable beforeBuilding, Runnable afterBuilding) {
        String name = Databases.PREFIX + "baseline_" + digest;
        List<OwnDatabase> own = databases.all();
        for (OwnDatabase database : own) {
            if (database.name().equals(name) && database.marker().purpose() == Purpose.BASELINE) {
                return database;
            }
        }
        if (databases.exists(name)) {
            throw new ShadowUnavailableException(
                    "The database " + name + " on the shadow's server does not carry Kanmon's"
                            + " mark, so Kanmon leaves it alone. Drop or rename it.");
        }
        beforeBuilding.run();
        OwnDatabase built = build(name, builder);
        afterBuilding.run();
        return built;
    }

    /** A copy of a baseline under a name that nobody else has. */
    String copy(OwnDatabase baseline) {
        String name = randomName("rehearsal");
        databases.copy(baseline.name(), name, Marker.of(Purpose.REHEARSAL, targetDigest));
        return name;
    }

    /** Drops what is of no more use: earlier baselines of the target, what broke off, and the oldest of all. */
    void dropOutdated(OwnDatabase current) {
        List<OwnDatabase> others = databases.all().stream()
                .filter(database -> !database.name().equals(current.name()))
                .toList();
        others.stream().filter(this::isOutdated).forEach(database -> databases.dropUnlessUsed(database.name()));
        others.stream()
                .filter(database -> database.marker().purpose() == Purpose.BASELINE && !isOutdated(database))
                .sorted(Comparator.comparing(
                                (OwnDatabase database) -> database.marker().made())
                        .reversed())
                .skip(KEPT - 1L)
                .forEach(database -> databases.dropUnlessUsed(database.name()));
    }

    /** While the target's lock is ours, nobody builds for it. */
    private boolean isOutdated(OwnDatabase database) {
        Marker marker = database.marker();
        boolean ours = marker.targetDigest().equals(targetDigest);
        boolean abandoned = marker.made().isBefore(Instant.now().minus(ABANDONED));
        return switch (marker.purpose()) {
            case BASELINE -> ours;
            case BUILDING -> ours || abandoned;
            case REHEARSAL -> abandoned;
        };
    }

    private OwnDatabase build(String finalName, BaselineBuilder builder) {
        String name = randomName("building");
        databases.create(name, Marker.of(Purpose.BUILDING, targetDigest));
        try {
            List<String> notes;
            try (Session session = sessions.apply(name)) {
                notes = builder.build(session);
            }
            Marker whole = new Marker(Purpose.BASELINE, targetDigest, Instant.now(), notes);
            databases.mark(name, whole);
            databases.publish(name, finalName);
            return new OwnDatabase(finalName, whole);
        } catch (RuntimeException e) {
            databases.drop(name);
            throw e;
        }
    }

    private static String randomName(String purpose) {
        String random = UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
        return Databases.PREFIX + purpose + "_" + random.substring(0, 16);
    }
}
