package dev.kanmon.engine.schema.shadow;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.shadow.ShadowDatabase.Ending;
import dev.kanmon.engine.session.ServerException;
import dev.kanmon.engine.session.Session;
import dev.kanmon.engine.session.Sql;
import dev.kanmon.engine.session.TargetConnector;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A server that rehearsals run on. One object is for one thread. */
public final class ShadowServer implements AutoCloseable {

    private static final String APPLICATION = "kanmon-shadow";

    private final Location location;
    private final Session maintenance;
    private boolean namedDatabaseInUse;

    private ShadowServer(Location location) {
        this.location = location;
        this.maintenance = open(location.maintenanceUrl());
    }

    /** How the server's databases are reached, and what ends with us. */
    private sealed interface Location {
        ConnectionUrl maintenanceUrl();

        record Own(PrivateServer server) implements Location {
            @Override
            public ConnectionUrl maintenanceUrl() {
                return server.url("postgres", "public");
            }
        }

        /** @param mayUseItself whether the database that is connected to may serve as the shadow */
        record Elsewhere(ConnectionUrl maintenanceUrl, boolean mayUseItself) implements Location {}
    }

    /**
     * Starts or reaches the server.
     *
     * @throws ShadowUnavailableException where there is none, also for {@link ShadowSettings.Off}
     */
    public static ShadowServer open(ShadowSettings settings) {
        if (settings instanceof ShadowSettings.PrivateServer own) {
            return openOwn(PrivateServer.start(own));
        }
        if (settings instanceof ShadowSettings.External external) {
            return new ShadowServer(new Location.Elsewhere(external.server(), true));
        }
        if (settings instanceof ShadowSettings.TargetServer same) {
            return new ShadowServer(new Location.Elsewhere(same.target(), false));
        }
        throw new ShadowUnavailableException("Rehearsal is switched off.");
    }

    private static ShadowServer openOwn(PrivateServer server) {
        try {
            return new ShadowServer(new Location.Own(server));
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** Whether it has databases and users besides ours, so that nothing may run there that reaches beyond a database. */
    public boolean isShared() {
        return location instanceof Location.Elsewhere;
    }

    /** Such as 180006. */
    public int version() {
        return maintenance
                .query("SELECT pg_catalog.current_setting('server_version_num')::int", row -> row.getInt(1))
                .get(0);
    }

    /** The names of all its roles. */
    public Set<String> roles() {
        return new HashSet<>(maintenance.query("SELECT rolname FROM pg_catalog.pg_roles", row -> row.getString(1)));
    }

    /**
     * Makes a role without any rights. It goes with the rehearsal, or stays with the baseline that is just built.
     *
     * @throws IllegalStateException on a shared server
     */
    public void createRole(String name) {
        if (isShared()) {
            throw new IllegalStateException("roles of a shared server are not ours to make");
        }
        maintenance.run("CREATE ROLE " + Sql.identifier(name) + " NOLOGIN");
    }

    /**
     * A database in which the history is replayed, for one rehearsal; the replay of an earlier call is used where the
     * key is the same.
     *
     * @throws ShadowUnavailableException where the server does not let us make it
     * @throws RuntimeException what the builder throws
     */
    public ShadowDatabase rehearsalDatabase(BaselineKey key, BaselineBuilder builder) {
        if (location instanceof Location.Elsewhere other && other.mayUseItself() && !Databases.mayCreate(maintenance)) {
            return inTheNamedDatabase(other.maintenanceUrl(), key, builder);
        }
        return copyOfABaseline(key, builder);
    }

    /**
     * The replay that is kept: it costs no copy. Only a transaction that says so may change it, and what is committed has to
     * be told by {@link ShadowDatabase#keepAs}. Meanwhile it cannot be copied, so close it before you ask for a {@link
     * #rehearsalDatabase}. Only a server of our own gives it, for nobody else is in its way there.
     *
     * @throws IllegalStateException on a shared server
     * @throws RuntimeException what the builder throws
     */
    public ShadowDatabase baseline(BaselineKey key, BaselineBuilder builder) {
        if (isShared()) {
            throw new IllegalStateException("others may want to copy a baseline of a shared server");
        }
        Databases databases = databases();
        OwnDatabase baseline = ensure(key, builder, databases, baselines(key, databases));
        databases.allowConnections(baseline.name(), true);
        Session session = open(url(baseline.name(), key.schema()));
        session.run("SET default_transaction_read_only = on");
        return new ShadowDatabase(
                session,
                url(baseline.name(), key.schema()),
                baseline.marker().notes(),
                new Ending(
                        () -> databases.allowConnections(baseline.name(), false),
                        (now, notes) -> keep(databases, baseline.name(), now, notes)));
    }

    private Databases databases() {
        return isShared() ? Databases.shared(maintenance) : Databases.own(maintenance, version());
    }

    private Baselines baselines(BaselineKey key, Databases databases) {
        return new Baselines(databases, name -> open(url(name, key.schema())), key.targetDigest());
    }

    private Optional<ServerRoles> ownRoles() {
        return isShared() ? Optional.empty() : Optional.of(new ServerRoles(maintenance));
    }

    private OwnDatabase ensure(BaselineKey key, BaselineBuilder builder, Databases databases, Baselines baselines) {
        Optional<ServerRoles> roles = ownRoles();
        OwnDatabase baseline = baselines.ensure(
                key,
                version(),
                builder,
                () -> roles.ifPresent(all -> clear(databases, all)),
                () -> roles.ifPresent(ServerRoles::markAll));
        baselines.dropOutdated(baseline);
        roles.ifPresent(ServerRoles::dropUnmarked);
        return baseline;
    }

    private ShadowDatabase copyOfABaseline(BaselineKey key, BaselineBuilder builder) {
        Databases databases = databases();
        Baselines baselines = baselines(key, databases);
        try (TargetLock lock = TargetLock.take(maintenance, key.targetDigest())) {
            OwnDatabase baseline = ensure(key, builder, databases, baselines);
            String name = baselines.copy(baseline);
            return new ShadowDatabase(
                    open(url(name, key.schema())),
                    url(name, key.schema()),
                    baseline.marker().notes(),
                    new Ending(
                            () -> cleanUp(databases, ownRoles(), name),
                            (now, notes) -> keep(databases, name, now, notes)));
        }
    }

    /** What cannot be kept goes, for it is no longer what its name says; the next call then makes it anew. */
    private void keep(Databases databases, String name, BaselineKey key, List<String> notes) {
        Baselines baselines = baselines(key, databases);
        try (TargetLock lock = TargetLock.take(maintenance, key.targetDigest())) {
            ownRoles().ifPresent(ServerRoles::markAll);
            baselines.dropOutdated(baselines.keep(name, key, version(), notes));
        } catch (ServerException e) {
            databases.drop(name);
        }
    }

    /** Without a baseline: there is only this one database, so the history is replayed in it each time. */
    private ShadowDatabase inTheNamedDatabase(ConnectionUrl named, BaselineKey key, BaselineBuilder builder) {
        if (namedDatabaseInUse) {
            throw new ShadowUnavailableException(
                    "It takes two databases, and the role may not create any on the shadow's"
                            + " server. Grant it that right (ALTER ROLE … CREATEDB).");
        }
        TargetLock lock = TargetLock.take(maintenance, NamedDatabase.LOCK);
        NamedDatabase database = new NamedDatabase(maintenance);
        try {
            database.claim(Marker.of(Marker.Purpose.REHEARSAL, key.targetDigest()));
            ConnectionUrl url = onServerOf(named, named.database(), key.schema());
            Session session = open(url);
            List<String> notes = build(builder, session);
            namedDatabaseInUse = true;
            Runnable discard = () -> {
                database.clear();
                lock.close();
                namedDatabaseInUse = false;
            };
            return new ShadowDatabase(session, url, notes, Ending.always(discard));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static List<String> build(BaselineBuilder builder, Session session) {
        try {
            return builder.build(session);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Opens another session with a database of this server, for looking on. */
    public Session observe(ShadowDatabase database) {
        return open(database.url());
    }

    /** Baselines of a private server share its roles, so there is but one. */
    private static void clear(Databases databases, ServerRoles roles) {
        databases.all().forEach(database -> databases.drop(database.name()));
        roles.dropAll();
    }

    private static void cleanUp(Databases databases, Optional<ServerRoles> roles, String name) {
        databases.drop(name);
        roles.ifPresent(ServerRoles::dropUnmarked);
    }

    private ConnectionUrl url(String database, String schema) {
        return location instanceof Location.Own own
                ? own.server().url(database, schema)
                : onServerOf(location.maintenanceUrl(), database, schema);
    }

    private static ConnectionUrl onServerOf(ConnectionUrl url, String database, String schema) {
        return new ConnectionUrl(
                url.user(),
                url.password(),
                url.hosts(),
                database,
                schema,
                url.tls(),
                url.connectTimeout(),
                url.socketTimeout(),
                url.pooled(),
                url.parameters(),
                url.ignoredParameters());
    }

    private static Session open(ConnectionUrl url) {
        try {
            return TargetConnector.open(url, APPLICATION);
        } catch (ProblemException e) {
            throw new ShadowUnavailableException(
                    "The shadow's server cannot be used: " + e.problem().message() + " "
                            + e.problem().hint(),
                    e);
        }
    }

    /** Ends what is ours of the server: all of a private one. */
    @Override
    public void close() {
        maintenance.close();
        if (location instanceof Location.Own own) {
            own.server().close();
        }
    }
}
