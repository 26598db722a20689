package dev.kanmon.engine.target;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads the TLS settings of a URL, where libpq's words and Prisma's meet. For Prisma {@code sslcert} names the
 * certificate to trust; for libpq it is the client's own, and then {@code sslkey} stands beside it.
 */
final class TlsParameters {

    /** libpq's word for the certificates that the system trusts. */
    private static final String SYSTEM = "system";

    private static final Map<String, Tls.Mode> MODES =
            Arrays.stream(Tls.Mode.values()).collect(Collectors.toMap(Tls.Mode::word, Function.identity()));

    private TlsParameters() {}

    static Tls read(UrlParameters parameters) {
        Optional<String> key = clientKey(parameters);
        boolean pkcs12 = key.filter(TlsParameters::isPkcs12).isPresent();
        boolean clientCertificate = key.isPresent() && !pkcs12;
        Optional<String> certificate = parameters.text("sslcert");
        if (clientCertificate && certificate.isEmpty()) {
            throw new InvalidUrlException(
                    "The URL has sslkey but no sslcert. The client's certificate belongs to its key.");
        }
        Optional<String> root = parameters.text("sslrootcert");
        if (root.isPresent() && certificate.isPresent() && !clientCertificate) {
            throw new InvalidUrlException(
                    "The URL has sslrootcert and sslcert, but no sslkey for the client's certificate.");
        }
        Tls tls = new Tls(
                mode(parameters),
                (clientCertificate ? root : root.or(() -> certificate)).filter(file -> !file.equals(SYSTEM)),
                clientCertificate ? certificate : Optional.empty(),
                key,
                parameters.text("sslpassword"));
        return withRootForClientKey(tls);
    }

    /** Prisma's {@code sslaccept=strict} checks certificate and host name; without it nothing is checked. */
    private static Tls.Mode mode(UrlParameters parameters) {
        Tls.Mode mode = parameters.oneOf("sslmode", MODES).orElse(Tls.Mode.PREFER);
        boolean strict = parameters
                .oneOf("sslaccept", Map.of("strict", true, "accept_invalid_certs", false))
                .orElse(false);
        return strict && mode != Tls.Mode.DISABLE ? Tls.Mode.VERIFY_FULL : mode;
    }

    private static Optional<String> clientKey(UrlParameters parameters) {
        Optional<String> identity = parameters.text("sslidentity");
        if (identity.isPresent() && !isPkcs12(identity.get())) {
            throw new InvalidUrlException(
                    "The URL's sslidentity has to be a PKCS-12 file whose name ends in .p12 or .pfx.");
        }
        Optional<String> key = parameters.text("sslkey");
        if (key.isPresent() && !isPkcs12(key.get()) && !endsWithAny(key.get(), ".pk8", ".der")) {
            throw new InvalidUrlException(
                    "The URL's sslkey has to be a PKCS-8 DER file whose name ends in .pk8 or .der, or"
                            + " PKCS-12 (.p12, .pfx). To convert a PEM key: openssl pkcs8 -topk8 -inform PEM -outform DER -nocrypt.");
        }
        return identity.or(() -> key);
    }

    private static boolean isPkcs12(String file) {
        return endsWithAny(file, ".p12", ".pfx");
    }

    private static boolean endsWithAny(String file, String... endings) {
        return Stream.of(endings).anyMatch(file.toLowerCase(Locale.ROOT)::endsWith);
    }

    /** pgjdbc reads a client key only together with a file of certificates to trust. */
    private static Tls withRootForClientKey(Tls tls) {
        if (tls.mode().verifies()
                && tls.clientKey().isPresent()
                && tls.rootCertificate().isEmpty()) {
            throw new InvalidUrlException(
                    "The URL has a client key and checks the server's certificate. Name the certificates to trust with"
                            + " sslrootcert=<file>.");
        }
        return tls;
    }
}
