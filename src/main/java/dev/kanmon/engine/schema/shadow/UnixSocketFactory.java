package dev.kanmon.engine.schema.shadow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Lets pgjdbc reach a server by its Unix socket, which the modes of its directory guard, with no port and no password. */
public final class UnixSocketFactory extends SocketFactory {

    private final String path;

    /** @param path of the socket; pgjdbc hands it over from its property {@code socketFactoryArg} */
    public UnixSocketFactory(String path) {
        this.path = path;
    }

    @Override
    public Socket createSocket() throws IOException {
        return UnixSocket.connect(path);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return createSocket();
    }
}
