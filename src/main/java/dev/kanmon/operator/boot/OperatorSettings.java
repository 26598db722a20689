package dev.kanmon.operator.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What whoever installs the operator can set; each is also an environment variable, as KANMON_RUNNER_IMAGE. */
@ConfigMapping(prefix = "kanmon")
public interface OperatorSettings {

    Runner runner();

    /** Whether a source's image is mounted as a volume, or copied by an init container. */
    @WithDefault("Auto")
    ImageVolumes imageVolumes();

    LeaderElection leaderElection();

    Gate gate();

    /** The pods that run migrations. */
    interface Runner {

        /** The image; as a rule the operator's own. */
        String image();

        /** When it is pulled; empty leaves it to the cluster. */
        Optional<String> imagePullPolicy();
    }

    /** Which of several operators works. */
    interface LeaderElection {

        @WithDefault("true")
        boolean enabled();

        /** The name of the Lease. */
        @WithDefault("kanmon")
        String name();
    }

    /** The gate over HTTP, on {@code quarkus.http.port}. */
    interface Gate {

        @WithDefault("false")
        boolean enabled();

        @WithDefault("Token")
        GateAuthentication authentication();

        /** A file with a token a line; needed with {@link GateAuthentication#Token}. */
        Optional<Path> tokenFile();

        /** How often the operator makes sure that its caches can be believed. */
        @WithDefault("2s")
        Duration heartbeat();

        /** How long the caches are believed after that; shorter than the 15 seconds of a leader's lease. */
        @WithDefault("10s")
        Duration staleAfter();
    }

    /** Who may ask the gate. */
    enum GateAuthentication {
        /** Everybody who reaches the port. */
        None,
        /** Whoever brings a token. */
        Token
    }

    /** Whether the cluster can mount images as volumes. */
    enum ImageVolumes {
        /** Find out when starting. */
        Auto,
        Always,
        Never
    }
}
