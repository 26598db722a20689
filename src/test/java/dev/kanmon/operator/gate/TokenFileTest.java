package dev.kanmon.operator.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose token is admitted. */
class TokenFileTest {

    private static final String TOKEN = "correct-horse-battery-staple";
    private static final String NEXT = "another-token-of-the-team";

    @TempDir
    private Path directory;

    private Path file;
    private TokenFile tokens;

    @BeforeEach
    void open() throws IOException {
        file = directory.resolve("tokens");
        tokens = new TokenFile(file);
        write(TOKEN + "\n");
    }

    @Test
    void aTokenIsAdmittedAsBearerAndAsThePasswordOfAnybody() {
        assertThat(tokens.admits("Bearer " + TOKEN)).isTrue();
        assertThat(tokens.admits("bearer  " + TOKEN)).isTrue();
        assertThat(tokens.admits(basic("flagger:" + TOKEN))).isTrue();
        assertThat(tokens.admits(basic(":" + TOKEN))).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Bearer",
                "Bearer ",
                "Bearer wrong",
                "Bearer correct-horse-battery-stapl",
                "Bearer correct-horse-battery-staple2",
                "Basic",
                "Basic ",
                "Basic %%%",
                "Digest correct-horse-battery-staple",
                "correct-horse-battery-staple"
            })
    void nothingElseIs(String authorization) {
        assertThat(tokens.admits(authorization)).isFalse();
    }

    @Test
    void aUserIsNoToken() {
        assertThat(tokens.admits(basic(TOKEN))).isFalse();
        assertThat(tokens.admits(basic(TOKEN + ":"))).isFalse();
    }

    @Test
    void whileTokensChangeTheOldAndTheNewOneAreAdmitted() throws IOException {
        write(TOKEN + "\n" + NEXT + "\n");
        assertThat(tokens.admits("Bearer " + TOKEN)).isTrue();
        assertThat(tokens.admits("Bearer " + NEXT)).isTrue();
        write(NEXT);
        assertThat(tokens.admits("Bearer " + TOKEN)).isFalse();
        assertThat(tokens.admits("Bearer " + NEXT)).isTrue();
    }

    @Test
    void blankAndShortLinesAreNoTokens() throws IOException {
        write("\n   \nsecret\n");
        assertThat(tokens.admits("Bearer ")).isFalse();
        assertThat(tokens.admits(basic("user:"))).isFalse();
        assertThat(tokens.admits("Bearer secret")).isFalse();
    }

    @Test
    void withoutAFileNobodyIsAdmitted() throws IOException {
        assertThat(new TokenFile(file).admits("Bearer " + TOKEN))
                .as("not read yet")
                .isFalse();
        Files.delete(file);
        tokens.refresh();
        assertThat(tokens.admits("Bearer " + TOKEN)).isFalse();
    }

    private void write(String content) throws IOException {
        Files.writeString(file, content);
        tokens.refresh();
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
