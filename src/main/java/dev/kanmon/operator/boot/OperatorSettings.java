package dev.kanmon.operator.boot;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What whoever installs the operator can set; each is also an environment variable, as KANMON_RUNNER_IMAGE. */
@ConfigMapping(prefix = "kanmon")
public interface OperatorSettings {

    Runner runner();

    /** Whether a source's image is mounted as a volume, or copied by an init container. */
    @WithDefault("Auto")
    ImageVolumes imageVolumes();

    LeaderElection leaderElection();

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

    /** Whether the cluster can mount images as volumes. */
    enum ImageVolumes {
        /** Find out when starting. */
        Auto,
        Always,
        Never
    }
}
