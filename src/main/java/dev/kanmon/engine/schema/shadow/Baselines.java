package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.schema.shadow.Marker.Purpose;
import dev.kanmon.engine.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /**
     * @param beforeBuilding makes room for one that is built from the beginning
     * @param afterBuilding keeps what belongs to the one that was built
     * @return the baseline of this key; where it is not there, it is built now, on one of the key's first migrations if
     *     such a one is there
     */
    OwnDatabase ensure(
            BaselineKey key,
            int serverVersion,
            BaselineBuilder builder,
            Runnable beforeBuilding,
            Runnable afterBuilding) {
        String name = name(key, serverVersion);
        Map<String, OwnDatabase> there = baselines();
        if (there.containsKey(name)) {
            return there.get(name);
        }
        if (databases.exists(name)) {
            throw new ShadowUnavailableException(
                    "The database " + name + " on the shadow's server does not carry Kanmon's"
                            + " mark, so Kanmon leaves it alone. Drop or rename it.");
        }
        Optional<Beginning> beginning = beginning(key, serverVersion, builder, there);
        if (beginning.isEmpty()) {
            beforeBuilding.run();
        }
        OwnDatabase built = beginning
                .map(known -> build(name, known.rest(), known::copyTo))
                .orElseGet(() -> build(name, builder, this::createEmpty));
        afterBuilding.run();
        return built;
    }

    private static String name(BaselineKey key, int serverVersion) {
        return Databases.PREFIX + "baseline_" + key.digest(serverVersion);
    }

    private Map<String, OwnDatabase> baselines() {
        return databases.all().stream()
                .filter(database -> database.marker().purpose() == Purpose.BASELINE)
                .collect(Collectors.toMap(OwnDatabase::name, database -> database));
    }

    /** A baseline that has the first of the migrations, and what builds the rest. */
    private record Beginning(OwnDatabase baseline, BaselineBuilder rest, Databases databases) {

        void copyTo(String name, Marker marker) {
            databases.copy(baseline.name(), name, marker);
        }
    }

    /** The longest: developing a migration adds one to a history of hundreds. */
    private Optional<Beginning> beginning(
            BaselineKey key, int serverVersion, BaselineBuilder builder, Map<String, OwnDatabase> there) {
        if (there.isEmpty()) {
            return Optional.empty();
        }
        for (int done = key.applied().size() - 1; done > 0; done--) {
            OwnDatabase known = there.get(name(key.first(done), serverVersion));
            if (known != null) {
                return builder.after(done, known.marker().notes()).map(rest -> new Beginning(known, rest, databases));
            }
        }
        return Optional.empty();
    }

    private void createEmpty(String name, Marker marker) {
        databases.create(name, marker);
    }

    /** A copy of a baseline under a name that nobody else has. */
    String copy(OwnDatabase baseline) {
        String name = randomName("rehearsal");
        databases.copy(baseline.name(), name, Marker.of(Purpose.REHEARSAL, targetDigest));
        return name;
    }

    /**
     * Makes a database in which all of a key's migrations have run the baseline of that key, unless another one is there.
     *
     * @param name of the database, to which nobody is connected any more
     */
    OwnDatabase keep(String name, BaselineKey key, int serverVersion, List<String> notes) {
        String finalName = name(key, serverVersion);
        OwnDatabase there = baselines().get(finalName);
        if (there == null) {
            return publish(name, finalName, notes);
        }
        databases.drop(name);
        return there;
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

    /** @param creation makes the database that is built in, under a name and with a mark */
    private OwnDatabase build(String finalName, BaselineBuilder builder, BiConsumer<String, Marker> creation) {
        String name = randomName("building");
        creation.accept(name, Marker.of(Purpose.BUILDING, targetDigest));
        try {
            List<String> notes;
            try (Session session = sessions.apply(name)) {
                notes = builder.build(session);
            }
            return publish(name, finalName, notes);
        } catch (RuntimeException e) {
            databases.drop(name);
            throw e;
        }
    }

    private OwnDatabase publish(String name, String finalName, List<String> notes) {
        Marker whole = new Marker(Purpose.BASELINE, targetDigest, Instant.now(), notes);
        databases.mark(name, whole);
        databases.publish(name, finalName);
        return new OwnDatabase(finalName, whole);
    }

    private static String randomName(String purpose) {
        String random = UUID.randomUUID().toString().replace("-", "").toLowerCase(Locale.ROOT);
        return Databases.PREFIX + purpose + "_" + random.substring(0, 16);
    }
}
