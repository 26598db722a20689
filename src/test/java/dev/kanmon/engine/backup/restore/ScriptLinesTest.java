package dev.kanmon.engine.backup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScriptLinesTest {

    @Property
    void rowsEndAtTheirMarkAndNowhereElse(
            @ForAll("rows") List<String> rows, @ForAll @IntRange(min = 1, max = 9) int chunk) throws IOException {
        String text = rows.stream().map(row -> row + "\n").collect(Collectors.joining());
        ScriptLines lines = new ScriptLines(dripping("COPY a FROM stdin;\n" + text + "\\.\nSELECT 1;\n", chunk));

        assertThat(lines.next()).contains("COPY a FROM stdin;");
        assertThat(new String(lines.rows().readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
        assertThat(lines.next()).contains("SELECT 1;");
        assertThat(lines.next()).isEmpty();
    }

    /** As COPY writes them: a backslash is always followed by something. */
    @Provide
    Arbitrary<List<String>> rows() {
        return Arbitraries.of("", "\\N", "\\N\t\\N", "a\\\\.", "\\\\.", ".", "\\.x", "x".repeat(700), "é\\n")
                .list()
                .ofMaxSize(30);
    }

    @Test
    void rowsThatBreakOffAreAnError() throws IOException {
        ScriptLines lines = new ScriptLines(dripping("COPY a FROM stdin;\n1\n2", 3));
        lines.next();
        InputStream rows = lines.rows();
        assertThatThrownBy(rows::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("middle");
    }

    /** Gives a few bytes at a time, as a pipe may. */
    private static InputStream dripping(String text, int chunk) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, chunk));
            }
        };
    }
}
