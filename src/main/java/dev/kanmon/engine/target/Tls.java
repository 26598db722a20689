package dev.kanmon.engine.target;

import java.util.Optional;

/**
 * How the connection is encrypted and whom it trusts.
 *
 * @param rootCertificate file with the certificates to trust, PEM; empty with a verifying mode: those Java trusts
 * @param clientCertificate file, PEM
 * @param clientKey file, PKCS-8 DER, or PKCS-12 with the certificate in it
 * @param keyPassword what the key file is encrypted with; a secret
 */
public record Tls(
        Mode mode,
        Optional<String> rootCertificate,
        Optional<String> clientCertificate,
        Optional<String> clientKey,
        Optional<String> keyPassword) {

    /** libpq's {@code sslmode}. */
    public enum Mode {
        DISABLE("disable"),
        ALLOW("allow"),
        PREFER("prefer"),
        REQUIRE("require"),
        VERIFY_CA("verify-ca"),
        VERIFY_FULL("verify-full");

        private final String word;

        Mode(String word) {
            this.word = word;
        }

        /** As it is written in a URL. */
        public String word() {
            return word;
        }

        /** Whether the server has to prove who it is. */
        public boolean verifies() {
            return this == VERIFY_CA || this == VERIFY_FULL;
        }
    }

    /** Leaves out the key's password. */
    @Override
    public String toString() {
        return mode.word();
    }
}
