package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A self-signed certificate for 127.0.0.1, which an API server without {@code --kubelet-certificate-authority} accepts. The JDK makes
 * certificates with its keytool only; that takes a second, so all servers of a JVM share one.
 */
public final class SelfSignedCertificate {

    private static final String PASSWORD = "changeit";

    private SelfSignedCertificate() {}

    public static SSLContext shared() {
        return Shared.CONTEXT;
    }

    private static SSLContext create() {
        Path directory = TemporaryDirectories.create("kanmon-certificate");
        try {
            Path file = directory.resolve("server.p12");
            makeKeyStore(file);
            return context(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make a certificate", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not use the certificate", e);
        } finally {
            TemporaryDirectories.delete(directory);
        }
    }

    private static void makeKeyStore(Path file) throws IOException {
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=server",
                        "-ext",
                        "SAN=ip:127.0.0.1"))
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (keytool.onExit().join().exitValue() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream content = Files.newInputStream(file)) {
            keys.load(content, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static final class Shared {
        static final SSLContext CONTEXT = create();
    }
}
