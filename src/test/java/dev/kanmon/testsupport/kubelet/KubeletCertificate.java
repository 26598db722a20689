package dev.kanmon.testsupport.kubelet;

import dev.kanmon.testsupport.TemporaryDirectories;
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
 * A self-signed certificate, which an API server without {@code --kubelet-certificate-authority} accepts. The JDK makes
 * certificates with its keytool only; that takes a second, so all kubelets of a JVM share one.
 */
final class KubeletCertificate {

    private static final String PASSWORD = "changeit";

    private KubeletCertificate() {}

    static SSLContext shared() {
        return Shared.CONTEXT;
    }

    private static SSLContext create() {
        Path directory = TemporaryDirectories.create("kanmon-kubelet-certificate");
        try {
            Path file = directory.resolve("kubelet.p12");
            makeKeyStore(file);
            return context(file);
        } catch (IOException e) {
            throw new UncheckedIOException("could not make the kubelet's certificate", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("could not use the kubelet's certificate", e);
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
                        "kubelet",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=kubelet",
                        "-ext",
                        "SAN=ip:" + KubeletServer.ADDRESS))
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
