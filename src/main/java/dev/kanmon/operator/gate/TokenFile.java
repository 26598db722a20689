package dev.kanmon.operator.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * Admits whoever brings a token of a file, as a mounted Secret is one: a token a line, so that an old and a new one are both
 * valid while clients change. A file that cannot be read, or holds none, admits nobody.
 */
public final class TokenFile implements Authentication {

    private static final Logger LOG = Logger.getLogger(TokenFile.class);

    private final Path file;
    private final AtomicReference<Content> content = new AtomicReference<>(new Content(null, AcceptedTokens.NONE));

    public TokenFile(Path file) {
        this.file = file;
    }

    @Override
    public boolean admits(String authorization) {
        return PresentedToken.of(authorization)
                .map(content.get().tokens()::contains)
                .orElse(false);
    }

    /** Reads the file again; for a timer. Says in the log when something changed, and never what. */
    public void refresh() {
        Content before = content.get();
        Content now = read();
        if (!now.equals(before)) {
            content.set(now);
            tell(now);
        }
    }

    private Content read() {
        try {
            List<String> lines = Files.readAllLines(file);
            return new Content(lines, AcceptedTokens.of(lines));
        } catch (IOException unreadable) {
            return new Content(List.of(), AcceptedTokens.NONE);
        }
    }

    private void tell(Content now) {
        if (now.tokens().size() == 0) {
            LOG.warnf(
                    "%s holds no token of at least %d characters, or cannot be read: the gate answers 401 to everybody",
                    file, AcceptedTokens.SHORTEST);
        } else {
            LOG.infof("%s holds %d tokens for the gate", file, now.tokens().size());
        }
    }

    /**
     * @param lines of the file; null before it was read
     */
    private record Content(List<String> lines, AcceptedTokens tokens) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && java.util.Objects.equals(lines, content.lines);
        }

        @Override
        public int hashCode() {
            return java.util.Objects.hashCode(lines);
        }
    }
}
