package dev.kanmon.engine.prismaschema.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConstraintNamesTest {

    private static final int LIMIT = 63;

    @Test
    void namesAreMadeOfTableAndColumns() {
        assertThat(ConstraintNames.primaryKey("User")).isEqualTo("User_pkey");
        assertThat(ConstraintNames.unique("User", List.of("a", "b"))).isEqualTo("User_a_b_key");
        assertThat(ConstraintNames.index("User", List.of("a"))).isEqualTo("User_a_idx");
        assertThat(ConstraintNames.foreignKey("User", List.of("a", "b"))).isEqualTo("User_a_b_fkey");
    }

    @Test
    void aNameOfExactlyTheLimitIsWhole() {
        assertThat(ConstraintNames.primaryKey("t".repeat(58))).isEqualTo("t".repeat(58) + "_pkey");
        assertThat(ConstraintNames.primaryKey("t".repeat(59))).isEqualTo("t".repeat(58) + "_pkey");
    }

    @Test
    void aCharacterThatWouldBeCutInTwoIsLeftOut() {
        assertThat(ConstraintNames.primaryKey("a" + "ü".repeat(29))).isEqualTo("a" + "ü".repeat(28) + "_pkey");
        assertThat(ConstraintNames.index("🎉".repeat(14), List.of("x"))).isEqualTo("🎉".repeat(14) + "_x_idx");
        assertThat(ConstraintNames.index("🎉".repeat(15), List.of("x"))).isEqualTo("🎉".repeat(14) + "_idx");
    }

    @Property
    void everyNameFitsAndEndsWithItsSuffix(@ForAll("names") String table, @ForAll("names") String column) {
        assertFits(ConstraintNames.primaryKey(table), table, "_pkey");
        assertFits(ConstraintNames.unique(table, List.of(column)), table + "_" + column, "_key");
        assertFits(ConstraintNames.index(table, List.of(column)), table + "_" + column, "_idx");
        assertFits(ConstraintNames.foreignKey(table, List.of(column)), table + "_" + column, "_fkey");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of("a", "Z", "_", "ü", "日", "🎉", "\"", " ")
                .list()
                .ofMinSize(1)
                .ofMaxSize(80)
                .map(characters -> String.join("", characters));
    }

    /** It is as long as it can be: nothing is cut that had room, and no more than one character's bytes are unused. */
    private static void assertFits(String name, String stem, String suffix) {
        assertThat(bytes(name)).isLessThanOrEqualTo(LIMIT);
        assertThat(name).endsWith(suffix);
        String kept = name.substring(0, name.length() - suffix.length());
        assertThat(stem).startsWith(kept);
        if (!kept.equals(stem)) {
            String next = Character.toString(stem.codePointAt(kept.length()));
            assertThat(bytes(name) + bytes(next)).isGreaterThan(LIMIT);
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
