package dev.kanmon.runner;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code kanmon} itself, which only knows its commands. */
@Command(
        name = "kanmon",
        versionProvider = KanmonCommand.Version.class,
        description =
                "Carries schema migrations to PostgreSQL databases. The connection URL is taken from DATABASE_URL.",
        footer = {
            "",
            "The operator is started by: kanmon operator",
            "Exit status: 0 done or nothing to do, 1 not up to date,"
                    + " 2 wrong input, 3 no connection, 4 lock not acquired, 5 history blocked (P3009), 6 migration failed"
                    + " (P3018), 7 database not empty (P3005), 8 migrations changed, 9 resolution refused, 10 interrupted,"
                    + " 70 internal."
        })
final class KanmonCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Mixin
    private HelpOption help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: deploy, status, resolve or execute.");
    }

    /** The version that Maven wrote into the jar. */
    static final class Version implements IVersionProvider {

        private static final String MAVEN_PROPERTIES = "/META-INF/maven/dev.kanmon/kanmon/pom.properties";

        @Override
        public String[] getVersion() throws IOException {
            try (InputStream file = Version.class.getResourceAsStream(MAVEN_PROPERTIES)) {
                if (file == null) {
                    return new String[] {"kanmon (not packaged)"};
                }
                Properties maven = new Properties();
                maven.load(file);
                return new String[] {"kanmon " + maven.getProperty("version")};
            }
        }
    }
}
