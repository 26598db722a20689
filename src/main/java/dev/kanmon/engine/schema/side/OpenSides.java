package dev.kanmon.engine.schema.side;

import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.schema.shadow.ShadowSettings;

/** Two sides, both open as databases. */
public final class OpenSides implements AutoCloseable {

    private final OpenSide from;
    private final OpenSide to;
    private final SideShadows shadows;

    private OpenSides(OpenSide from, OpenSide to, SideShadows shadows) {
        this.from = from;
        this.to = to;
        this.shadows = shadows;
    }

    /**
     * Live sides are connected to; the others are replayed. A name without a schema means in a script what it means in
     * the URL of a live side, else {@code public}.
     *
     * @throws ProblemException as a connection fails; P3006 where a script fails on the shadow; K2010 where there is no
     *     shadow; P3015, P3017, K2004, K3001 to K3007 for scripts that cannot be run
     */
    public static OpenSides open(Side from, Side to, ShadowSettings shadow) {
        SideShadows shadows = new SideShadows(shadow);
        try {
            return open(from, to, shadows, SideOpener.of(from, to, shadows));
        } catch (RuntimeException e) {
            shadows.close();
            throw e;
        }
    }

    private static OpenSides open(Side from, Side to, SideShadows shadows, SideOpener opener) {
        OpenSide first = opener.open(from, "from");
        try {
            return new OpenSides(first, opener.open(to, "to"), shadows);
        } catch (RuntimeException e) {
            first.close();
            throw e;
        }
    }

    public OpenSide from() {
        return from;
    }

    public OpenSide to() {
        return to;
    }

    @Override
    public void close() {
        try (shadows;
                from;
                to) {
            // Each is closed, whatever becomes of the others.
        }
    }
}
