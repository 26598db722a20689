package dev.kanmon.engine.schema.shadow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A connected Unix socket in the shape that pgjdbc takes. What concerns TCP means nothing here and is passed over. */
final class UnixSocket extends Socket {

    private static final int BUFFER_BYTES = 8192;

    private final SocketChannel channel;
    private final InputStream input;
    private final OutputStream output;

    private UnixSocket(SocketChannel channel) {
        this.channel = channel;
        this.input = Channels.newInputStream(channel);
        this.output = Channels.newOutputStream(channel);
    }

    static UnixSocket connect(String path) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(path));
            return new UnixSocket(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    @Override
    public boolean isConnected() {
        return channel.isConnected();
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    @Override
    public int getSendBufferSize() {
        return BUFFER_BYTES;
    }

    @Override
    public void setTcpNoDelay(boolean on) {
        // TCP only
    }

    @Override
    public void setKeepAlive(boolean on) {
        // TCP only
    }

    /** A shadow's statements end by statement_timeout; a read is never left by itself. */
    @Override
    public void setSoTimeout(int milliseconds) {
        // see above
    }

    @Override
    public int getSoTimeout() {
        return 0;
    }
}
