package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A network between clients and a server on 127.0.0.1, which can be torn and mended. */
public final class BreakableLink implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ServerSocket listener;
    private final int serverPort;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Object change = new Object();
    private State state = State.WHOLE;

    private enum State {
        WHOLE,
        /** Connections end, and new ones are not served. */
        TORN,
        /** Connections stay, and nothing passes. */
        STUCK
    }

    public BreakableLink(int serverPort) {
        this.serverPort = serverPort;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on 127.0.0.1", e);
        }
        threads.execute(this::accept);
    }

    /** Where clients connect to. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Ends all connections, and every new one. */
    public void tear() {
        set(State.TORN);
        sockets.forEach(BreakableLink::close);
    }

    /** Lets nothing pass any more, and tells nobody. */
    public void block() {
        set(State.STUCK);
    }

    /** All passes again; what waited for it, too. */
    public void mend() {
        set(State.WHOLE);
    }

    private void set(State next) {
        synchronized (change) {
            state = next;
            change.notifyAll();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // The listener was closed, or the server is not there.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        sockets.add(client);
        if (isTorn()) {
            close(client);
            return;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.add(server);
        threads.execute(() -> pass(client, server));
        threads.execute(() -> pass(server, client));
    }

    private boolean isTorn() {
        synchronized (change) {
            return state == State.TORN;
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(buffer);
            while (length >= 0) {
                awaitPassage();
                out.write(buffer, 0, length);
                out.flush();
                length = in.read(buffer);
            }
        } catch (IOException e) {
            // The other side has closed it, which is what happens here anyway.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close(from);
        close(to);
    }

    private void awaitPassage() throws InterruptedException {
        synchronized (change) {
            while (state == State.STUCK) {
                change.wait();
            }
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(BreakableLink::close);
        threads.shutdownNow();
    }
}
