package dev.kanmon.testsupport.operator;

import dev.kanmon.testsupport.BreakableLink;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The operator's way to the API server, over a link that a test can break. */
public final class LinkedKubeconfig implements AutoCloseable {

    private final BreakableLink link;
    private final Path file;

    public LinkedKubeconfig(KubernetesClient admin) {
        URI server = URI.create(admin.getConfiguration().getMasterUrl());
        link = new BreakableLink(server.getPort());
        file = write(server.getPort());
    }

    public Path file() {
        return file;
    }

    public BreakableLink link() {
        return link;
    }

    private Path write(int serverPort) {
        try {
            Path copy = Files.createTempFile("kubeconfig", ".yaml");
            String direct = Files.readString(Cluster.serviceAccountKubeconfig());
            Files.writeString(copy, direct.replace(":" + serverPort, ":" + link.port()));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write a kubeconfig", e);
        }
    }

    @Override
    public void close() {
        link.close();
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
