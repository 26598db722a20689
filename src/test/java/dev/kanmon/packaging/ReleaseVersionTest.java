package dev.kanmon.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReleaseVersionTest {

    private static final Pattern PROJECT_VERSION =
            Pattern.compile("<artifactId>kanmon</artifactId>\\s*<version>([^<]+?)(-SNAPSHOT)?</version>");

    @Test
    void chartInstallsTheVersionThatThisTreeBuilds() {
        Map<?, ?> chart = Serialization.unmarshal(Manifests.read(Chart.DIRECTORY.resolve("Chart.yaml")), Map.class);
        assertThat(chart.get("appVersion")).isEqualTo(projectVersion());
        assertThat(chart.get("version")).isEqualTo(projectVersion());
    }

    private static String projectVersion() {
        Matcher matcher = PROJECT_VERSION.matcher(Manifests.read(Path.of("pom.xml")));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
