package dev.kanmon.engine.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class RestoreKeyTest {

    @Property
    void namesAreNeverCutByTheServer(
            @ForAll @StringLength(min = 1, max = 63) String database, @ForAll String backup, @ForAll String decision) {
        RestoreKey key = RestoreKey.of(database, backup, decision);
        assertThat(key.newDatabase().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(key.keptDatabase().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
        assertThat(key.newDatabase()).isNotEqualTo(key.keptDatabase()).endsWith(key.digits());
    }

    @Test
    void whatDiffersInOneOfThreeHasOtherNames() {
        String name = RestoreKey.of("shop", "a", "b").newDatabase();
        assertThat(name).startsWith("shop_kanmon_");
        assertThat(RestoreKey.of("shop", "a", "c").newDatabase()).isNotEqualTo(name);
        assertThat(RestoreKey.of("shop", "ab", "").newDatabase()).isNotEqualTo(name);
        String longName = "x".repeat(62);
        assertThat(RestoreKey.of(longName + "1", "a", "b").newDatabase())
                .isNotEqualTo(RestoreKey.of(longName + "2", "a", "b").newDatabase());
    }

    @Property
    void aMarkIsReadBackAndNothingElseIsOne(
            @ForAll RestoreMark.Phase phase, @ForAll String backup, @ForAll String decision, @ForAll String comment) {
        RestoreKey key = RestoreKey.of("shop", backup, decision);
        RestoreMark mark = RestoreMark.of(phase, key, backup, decision);
        assertThat(RestoreMark.parse(mark.text())).hasValueSatisfying(read -> {
            assertThat(read.phase()).isEqualTo(phase);
            assertThat(read.digits()).isEqualTo(key.digits());
            assertThat(read.isOf("shop", backup)).isTrue();
        });
        assertThat(RestoreMark.parse(comment)).isEmpty();
        assertThat(RestoreMark.parse(null)).isEmpty();
    }
}
