package dev.kanmon.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which version of Kanmon this is. */
final class Version {

    /** Maven writes it into the jar. */
    private static final String MAVEN_PROPERTIES = "/META-INF/maven/dev.kanmon/kanmon/pom.properties";

    private Version() {}

    /** For example {@code 0.1.0}. */
    static String ofThisBuild() {
        try (InputStream file = Version.class.getResourceAsStream(MAVEN_PROPERTIES)) {
            if (file == null) {
                return "(not packaged)";
            }
            Properties maven = new Properties();
            maven.load(file);
            return maven.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("the jar's " + MAVEN_PROPERTIES + " cannot be read", e);
        }
    }
}
