package dev.kanmon.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kanmon.contract.SourceKey.DownScript;
import dev.kanmon.contract.SourceKey.LockFile;
import dev.kanmon.contract.SourceKey.Script;
import dev.kanmon.contract.SourceKey.Unknown;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.NumericChars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceKeyTest {

    @Property
    void bothFormsOfAMigrationsKeyAreTheSameMigration(@ForAll @NotEmpty @AlphaChars @NumericChars String migration) {
        if (!migration.equals("migration")) {
            assertThat(SourceKey.parse(migration + ".sql")).isEqualTo(new Script(migration));
        }
        assertThat(SourceKey.parse(migration + "__migration.sql")).isEqualTo(new Script(migration));
    }

    @Property
    void whatUndoesAMigrationIsNoMigrationOfItsOwn(@ForAll @NotEmpty @AlphaChars @NumericChars String migration) {
        assertThat(SourceKey.parse(migration + "__down.sql")).isEqualTo(new DownScript(migration));
    }

    @Test
    void aMigrationMayBeNamedLikeADownScriptInAFolder() {
        assertThat(SourceKey.parse("slow__down__migration.sql")).isEqualTo(new Script("slow__down"));
    }

    @Test
    void lockFileIsKnown() {
        assertThat(SourceKey.parse("migration_lock.toml")).isEqualTo(new LockFile());
    }

    /** A script under a wrong name would silently never run. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "migration.sql",
                ".sql",
                "__migration.sql",
                "down.sql",
                "__down.sql",
                "README.md",
                "20260101_a.SQL",
                "20260101_a.sql.bak",
                "a"
            })
    void anythingElseIsAMistakeThatHasToBeTold(String key) {
        assertThat(SourceKey.parse(key)).isEqualTo(new Unknown(key));
    }

    @Property
    void everyKeyIsSomething(@ForAll String key) {
        assertThat(SourceKey.parse(key)).isNotNull();
    }
}
