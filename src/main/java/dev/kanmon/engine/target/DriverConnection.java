package dev.kanmon.engine.target;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/**
 * What pgjdbc needs to connect.
 *
 * @param url a JDBC URL with hosts and database only: nothing in it is secret
 * @param properties user, password and all settings
 */
public record DriverConnection(String url, Properties properties) {

    public static DriverConnection of(ConnectionUrl target) {
        return new DriverConnection(jdbcUrl(target), driverProperties(target));
    }

    private static String jdbcUrl(ConnectionUrl target) {
        String hosts = target.hosts().stream().map(HostPort::toString).collect(Collectors.joining(","));
        return "jdbc:postgresql://" + hosts + "/" + URLEncoder.encode(target.database(), StandardCharsets.UTF_8);
    }

    private static Properties driverProperties(ConnectionUrl target) {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, target.user());
        target.password().ifPresent(password -> PGProperty.PASSWORD.set(properties, password));
        // Scripts go to the server as they are: one simple query, positions counted in the whole of it.
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        // A connection that waits for hours behind DDL must not be forgotten by a firewall in between.
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // As Prisma does; and what RESET search_path goes back to.
        PGProperty.CURRENT_SCHEMA.set(properties, "\"" + target.schema().replace("\"", "\"\"") + "\"");
        setTimeouts(properties, target);
        setTls(properties, target.tls());
        target.parameters().forEach(parameter -> parameter.property().set(properties, parameter.value()));
        return properties;
    }

    private static void setTimeouts(Properties properties, ConnectionUrl target) {
        int connectSeconds = Math.toIntExact(target.connectTimeout().toSeconds());
        PGProperty.CONNECT_TIMEOUT.set(properties, connectSeconds);
        PGProperty.LOGIN_TIMEOUT.set(properties, connectSeconds * target.hosts().size());
        PGProperty.SOCKET_TIMEOUT.set(
                properties, Math.toIntExact(target.socketTimeout().toSeconds()));
    }

    private static void setTls(Properties properties, Tls tls) {
        PGProperty.SSL_MODE.set(properties, tls.mode().word());
        tls.rootCertificate().ifPresent(file -> PGProperty.SSL_ROOT_CERT.set(properties, file));
        tls.clientCertificate().ifPresent(file -> PGProperty.SSL_CERT.set(properties, file));
        tls.clientKey().ifPresent(file -> PGProperty.SSL_KEY.set(properties, file));
        tls.keyPassword().ifPresent(password -> PGProperty.SSL_PASSWORD.set(properties, password));
        if (tls.mode().verifies() && tls.rootCertificate().isEmpty()) {
            PGProperty.SSL_FACTORY.set(properties, DefaultJavaSSLFactory.class.getName());
        }
    }

    /** Without the properties, which hold the password. */
    @Override
    public String toString() {
        return url;
    }
}
