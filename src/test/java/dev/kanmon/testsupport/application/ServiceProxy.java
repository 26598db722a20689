package dev.kanmon.testsupport.application;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Does what kube-proxy does for one Service: a new connection goes to a ready pod that the selector selects at that moment,
 * and stays with it. It follows Service and pods by watching them.
 */
public final class ServiceProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final int targetPort;
    private final SharedIndexInformer<Service> services;
    private final SharedIndexInformer<Pod> pods;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param client may do everything; stays the caller's
     * @param targetPort the pods' port
     */
    public ServiceProxy(KubernetesClient client, String namespace, String service, int targetPort) {
        this.targetPort = targetPort;
        this.services =
                client.services().inNamespace(namespace).withName(service).inform(new Nothing<>());
        this.pods = client.pods().inNamespace(namespace).inform(new Nothing<>());
        this.listener = listening();
        threads.execute(this::acceptAll);
    }

    private static ServerSocket listening() {
        try {
            return new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port on 127.0.0.1", e);
        }
    }

    /** Where clients reach the Service. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Whether there is a pod to which a connection would go. */
    public boolean hasEndpoints() {
        return !endpoints().isEmpty();
    }

    private List<String> endpoints() {
        Map<String, String> selector = services.getStore().list().stream()
                .map(service -> service.getSpec().getSelector())
                .findFirst()
                .orElse(Map.of());
        return pods.getStore().list().stream()
                .filter(pod -> !selector.isEmpty()
                        && pod.getMetadata().getLabels() != null
                        && pod.getMetadata().getLabels().entrySet().containsAll(selector.entrySet()))
                .filter(pod -> !pod.isMarkedForDeletion())
                .filter(ServiceProxy::isReady)
                .map(pod -> pod.getStatus().getPodIP())
                .sorted()
                .toList();
    }

    private static boolean isReady(Pod pod) {
        return pod.getStatus() != null
                && pod.getStatus().getPodIP() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().equals("Ready")
                                && condition.getStatus().equals("True"));
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket from = listener.accept();
                threads.execute(() -> serve(from));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Without an endpoint, or where it refuses, the connection ends: a proxy does not choose again. */
    private void serve(Socket from) {
        List<String> endpoints = endpoints();
        try (from;
                Socket to = new Socket()) {
            if (endpoints.isEmpty()) {
                return;
            }
            to.connect(new InetSocketAddress(
                    endpoints.get(Math.floorMod(next.getAndIncrement(), endpoints.size())), targetPort));
            Future<?> request = threads.submit(() -> pump(from, to));
            pump(to, from);
            request.cancel(true);
        } catch (IOException broken) {
            // The client sees a connection that ended.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException broken) {
            // The other direction notices, too.
        }
    }

    @Override
    public void close() {
        services.close();
        pods.close();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    /** The store is what counts. */
    private static final class Nothing<T> implements ResourceEventHandler<T> {

        @Override
        public void onAdd(T added) {}

        @Override
        public void onUpdate(T before, T after) {}

        @Override
        public void onDelete(T deleted, boolean finalStateUnknown) {}
    }
}
