package dev.kanmon.engine.develop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The end of a folder's name beside what the function of prisma@7.10.1's command line makes of the same words. */
class MigrationSlugTest {

    @ParameterizedTest
    @MethodSource("recorded")
    void wordsBecomeWhatPrismaMakesOfThem(String given, String slug) {
        assertThat(MigrationSlug.of(given)).isEqualTo(slug);
    }

    @Property
    void anyWordsBecomeAFolderName(@ForAll String words) {
        assertThat(MigrationSlug.of(words)).matches("(?:[a-z0-9]+_?)*").hasSizeLessThanOrEqualTo(200);
    }

    static Stream<Arguments> recorded() throws IOException {
        try (InputStream names = MigrationSlugTest.class.getResourceAsStream("/prisma/dev/names.json")) {
            JsonNode all = new ObjectMapper().readTree(names);
            return StreamSupport.stream(all.spliterator(), false)
                    .map(pair -> Arguments.of(
                            pair.get("given").asText(), pair.get("slug").asText()))
                    .toList()
                    .stream();
        }
    }
}
