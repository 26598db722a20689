package dev.kanmon.engine.backup;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.target.ConnectionUrl;
import dev.kanmon.engine.target.DriverParameter;
import dev.kanmon.engine.target.HostPort;
import dev.kanmon.engine.target.Tls;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.postgresql.PGProperty;

/**
 * A connection URL in libpq's environment variables, which only the program that gets them can see (PostgreSQL
 * documentation, 34.15): arguments would show a password to everybody on the machine.
 */
public final class ClientEnvironment {

    private static final String SOCKET_NAME = "/.s.PGSQL.";

    /** Where Debian, Ubuntu and Alpine, and where Red Hat keep what the system trusts. */
    private static final List<Path> TRUSTED_BY_THE_SYSTEM =
            List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"), Path.of("/etc/pki/tls/certs/ca-bundle.crt"));

    private ClientEnvironment() {}

    /**
     * @return PGHOST, PGPASSWORD and their like; secret
     * @throws ProblemException P1013 where the URL asks for something that libpq cannot be told this way
     */
    public static Map<String, String> of(ConnectionUrl target) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PGHOST", join(target, HostPort::host));
        environment.put("PGPORT", join(target, host -> String.valueOf(host.port())));
        environment.put("PGDATABASE", target.database());
        environment.put("PGUSER", target.user());
        target.password().ifPresent(password -> environment.put("PGPASSWORD", password));
        environment.put(
                "PGCONNECT_TIMEOUT", String.valueOf(target.connectTimeout().toSeconds()));
        putTls(environment, target.tls());
        target.parameters().forEach(parameter -> put(environment, parameter));
        environment.merge("PGOPTIONS", searchPath(target.schema()), (given, path) -> given + " " + path);
        return environment;
    }

    private static String join(ConnectionUrl target, Function<HostPort, String> part) {
        return target.hosts().stream().map(part).collect(Collectors.joining(","));
    }

    /** So that a table's name without a schema means here what it means in every session of Kanmon. */
    private static String searchPath(String schema) {
        String quoted = "\"" + schema.replace("\"", "\"\"") + "\"";
        return "-c search_path=" + quoted.replace("\\", "\\\\").replace(" ", "\\ ");
    }

    private static void put(Map<String, String> environment, DriverParameter parameter) {
        switch (parameter.property()) {
            case APPLICATION_NAME -> environment.put("PGAPPNAME", parameter.value());
            case OPTIONS -> environment.put("PGOPTIONS", parameter.value());
            case TARGET_SERVER_TYPE -> environment.put("PGTARGETSESSIONATTRS", sessionAttributes(parameter.value()));
            case CHANNEL_BINDING -> environment.put("PGCHANNELBINDING", parameter.value());
            case SOCKET_FACTORY_ARG -> environment.put("PGHOST", directoryOf(parameter.value()));
            default -> throwUnlessForTheDriverAlone(parameter.property());
        }
    }

    private static String sessionAttributes(String serverType) {
        return switch (serverType) {
            case "secondary" -> "standby";
            case "preferSecondary" -> "prefer-standby";
            default -> serverType;
        };
    }

    /** The private server's socket, which libpq finds by its directory and the port. */
    private static String directoryOf(String socket) {
        return socket.substring(0, socket.lastIndexOf(SOCKET_NAME));
    }

    private static void throwUnlessForTheDriverAlone(PGProperty property) {
        if (property != PGProperty.SOCKET_FACTORY) {
            throw new IllegalStateException("libpq's word for " + property.getName() + " is not known");
        }
    }

    private static void putTls(Map<String, String> environment, Tls tls) {
        refuseWhatLibpqCannotRead(tls);
        environment.put("PGSSLMODE", tls.mode().word());
        tls.rootCertificate()
                .or(() -> systemCertificates(tls.mode()))
                .ifPresent(file -> environment.put("PGSSLROOTCERT", file));
        tls.clientCertificate().ifPresent(file -> environment.put("PGSSLCERT", file));
        tls.clientKey().ifPresent(file -> environment.put("PGSSLKEY", file));
    }

    /** Without a file pgjdbc trusts whom Java trusts; libpq would refuse. */
    private static Optional<String> systemCertificates(Tls.Mode mode) {
        return mode.verifies()
                ? TRUSTED_BY_THE_SYSTEM.stream()
                        .filter(Files::isReadable)
                        .findFirst()
                        .map(Path::toString)
                : Optional.empty();
    }

    private static void refuseWhatLibpqCannotRead(Tls tls) {
        if (tls.keyPassword().isPresent()) {
            throw unusable("an encrypted client key (sslpassword)", "a key without a password, with sslkey");
        }
        if (tls.clientKey().isPresent() && tls.clientCertificate().isEmpty()) {
            throw unusable("a PKCS-12 file (sslidentity)", "sslcert and sslkey");
        }
    }

    private static ProblemException unusable(String what, String instead) {
        return ProblemException.invalidInput(
                ProblemCode.INVALID_URL,
                "The URL has " + what + ", which pg_dump and pg_restore cannot be given.",
                "Use a URL with " + instead + " for backups.");
    }
}
