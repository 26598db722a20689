package dev.kanmon.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server on 127.0.0.1, and cuts the connection at one of the client's requests. */
public final class CuttingProxy implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final ServerSocket listener;
    private final int serverPort;
    private final int fatalRequest;
    private final Cut cut;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Socket> sockets = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean answerIsSwallowed;

    /** When the connection is cut. */
    public enum Cut {
        /** The request does not reach the server. */
        BEFORE_REQUEST,
        /** The server has the request; nobody waits for what it makes of it. */
        WITHOUT_WAITING,
        /** The server has done what was asked, and the client does not get to know. */
        BEFORE_ANSWER
    }

    /** @param fatalRequest the number of the request that meets its end, from 1, over all connections */
    public CuttingProxy(int serverPort, int fatalRequest, Cut cut) {
        this.serverPort = serverPort;
        this.fatalRequest = fatalRequest;
        this.cut = cut;
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

    /** Whether there were as many requests. */
    public boolean hasCut() {
        return requests.get() >= fatalRequest;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                keep(client, server);
                threads.execute(() -> passRequests(client, server));
                threads.execute(() -> passAnswers(server, client));
            } catch (IOException e) {
                closeAll();
            }
        }
    }

    private void passRequests(Socket client, Socket server) {
        pass(client, server, (out, buffer, length) -> {
            boolean fatal = requests.incrementAndGet() == fatalRequest;
            if (fatal && cut == Cut.BEFORE_REQUEST) {
                return false;
            }
            answerIsSwallowed = fatal && cut == Cut.BEFORE_ANSWER;
            out.write(buffer, 0, length);
            out.flush();
            return !fatal || cut == Cut.BEFORE_ANSWER;
        });
    }

    private void passAnswers(Socket server, Socket client) {
        pass(server, client, (out, buffer, length) -> {
            if (answerIsSwallowed) {
                return false;
            }
            out.write(buffer, 0, length);
            out.flush();
            return true;
        });
    }

    /** Passes on one chunk, or says that all is over. */
    @FunctionalInterface
    private interface Passing {
        boolean pass(OutputStream out, byte[] buffer, int length) throws IOException;
    }

    private void pass(Socket from, Socket to, Passing passing) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            int length = in.read(buffer);
            while (length >= 0 && passing.pass(out, buffer, length)) {
                length = in.read(buffer);
            }
        } catch (IOException e) {
            // The other side has closed it, which is what happens here anyway.
        }
        close(from);
        close(to);
    }

    private synchronized void keep(Socket client, Socket server) {
        sockets.add(client);
        sockets.add(server);
    }

    private synchronized void closeAll() {
        sockets.forEach(CuttingProxy::close);
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
        closeAll();
        threads.shutdownNow();
    }
}
