package dev.kanmon.engine.target;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A target, as its connection URL names it. Defaults are Prisma's.
 *
 * @param user never empty
 * @param password a secret; empty where the URL has none
 * @param hosts at least one, tried in this order
 * @param schema where the history table lies and scripts run
 * @param connectTimeout for one host; zero waits for ever
 * @param socketTimeout longest silence of the server; zero, the default, waits for ever, for DDL can take hours
 * @param pooled whether the URL says {@code pgbouncer=true}
 * @param parameters what is passed on to the driver under the driver's names, for example {@code ApplicationName}
 * @param ignoredParameters names of those that mean nothing to Kanmon, so that a typing error can be pointed out
 */
public record ConnectionUrl(
        String user,
        Optional<String> password,
        List<HostPort> hosts,
        String database,
        String schema,
        Tls tls,
        Duration connectTimeout,
        Duration socketTimeout,
        boolean pooled,
        List<DriverParameter> parameters,
        List<String> ignoredParameters) {

    /**
     * Reads a URL of the form {@code postgresql://user:password@host:5432/database?schema=public}. White space around it
     * is cut off, for a Secret made from a file ends in a line break.
     *
     * @param url may be null: an environment variable that is not set
     * @throws InvalidUrlException when it cannot be used
     */
    public static ConnectionUrl parse(String url) {
        UrlParts parts = UrlParts.of(url);
        UrlParameters parameters = UrlParameters.of(parts.query());
        return new ConnectionUrl(
                parts.user(),
                parts.password(),
                parameters.hostsInsteadOf(parts.hosts()),
                parts.database(),
                parameters.schema(),
                TlsParameters.read(parameters),
                parameters.seconds("connect_timeout", Duration.ofSeconds(5)),
                parameters.seconds("socket_timeout", Duration.ZERO),
                parameters.flag("pgbouncer"),
                DriverParameters.read(parameters),
                parameters.ignored());
    }

    /** The same server, role and settings, with another database of it. */
    public ConnectionUrl onDatabase(String otherDatabase) {
        return new ConnectionUrl(
                user,
                password,
                hosts,
                otherDatabase,
                schema,
                tls,
                connectTimeout,
                socketTimeout,
                pooled,
                parameters,
                ignoredParameters);
    }

    /** Without user and password, and so fit to be shown. */
    @Override
    public String toString() {
        return "postgresql://"
                + String.join(",", hosts.stream().map(HostPort::toString).toList()) + "/" + database + "?schema="
                + schema;
    }
}
