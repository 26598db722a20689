package dev.kanmon.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    private final Redaction redaction = new Redaction(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannot connect to postgresql://shop:hunter2@db:5432/shop?schema=public",
                "jdbc:postgresql://shop:hunter2@db/shop",
                "postgresql://shop:hunter2@x@db/shop",
                "jdbc:postgresql://db/shop?user=shop&password=hunter2&ssl=true",
                "CREATE SUBSCRIPTION s CONNECTION 'host=db user=shop password=hunter2 dbname=shop' PUBLICATION p",
                "password = 'hunter2'",
                "ALTER ROLE shop WITH PASSWORD 'hunter2'",
                "CREATE USER shop ENCRYPTED PASSWORD 'hunter2' VALID UNTIL 'infinity'",
                "create role shop password E'hunter2'",
                "CREATE ROLE shop PASSWORD 'hunter2 that is cut off"
            })
    void aPasswordIsHiddenWhereverOneStands(String text) {
        assertThat(redaction.apply(text)).doesNotContain("hunter2").contains("***");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "column \"password\" of relation \"User\" does not exist",
                "ALTER TABLE \"User\" ADD COLUMN password text NOT NULL",
                "see https://pris.ly/d/migrate-resolve",
                "Set it to postgresql://user:password@host:5432/database",
                "mail to someone@example.org"
            })
    void whatIsNoSecretStays(String text) {
        assertThat(redaction.apply(text)).isEqualTo(text);
    }

    @Property
    void aGivenSecretIsGoneFromAnyText(
            @ForAll String before,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 4, max = 40) String secret,
            @ForAll String after) {
        assertThat(new Redaction(List.of(secret)).apply(before + secret + after))
                .doesNotContain(secret);
    }

    @Test
    void nullStaysNull() {
        assertThat(redaction.apply(null)).isNull();
    }
}
