package dev.kanmon.contract.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTreeTest {

    private static final String JSON =
            "{\"a\":{\"b\":[1,true,{\"c/d\":\"deep\"}]},\"e\":null,\"2\":\"two\",\"f\":1.50}";

    @ParameterizedTest
    @CsvSource({"/a/b/0,1", "/a/b/1,true", "/a/b/2/c~1d,deep", "/2,two", "/f,1.50"})
    void aPointerLeadsToAScalarAsItWasWritten(String pointer, String expected) {
        assertThat(JsonTree.parse(JSON)
                        .orElseThrow()
                        .at(JsonPointer.compile(pointer))
                        .flatMap(JsonTree::text))
                .contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"/a/b/3", "/a/b/x", "/e", "/nothing", "/f/g", "/a/b/-1"})
    void aPointerMayLeadNowhere(String pointer) {
        assertThat(JsonTree.parse(JSON).orElseThrow().at(JsonPointer.compile(pointer)))
                .isEmpty();
    }

    @Test
    void theEmptyPointerLeadsToTheWholeText() {
        assertThat(JsonTree.parse("\"done\"")
                        .orElseThrow()
                        .at(JsonPointer.empty())
                        .flatMap(JsonTree::text))
                .contains("done");
    }

    @ParameterizedTest
    @CsvSource(
            value = {"<html>", "{\"a\":", "{} {}", "''"},
            quoteCharacter = '\'')
    void whatIsNotOneJsonValueIsNotRead(String text) {
        assertThat(JsonTree.parse(text)).isEmpty();
    }

    @Test
    void whatIsNestedTooDeepIsNotRead() {
        assertThat(JsonTree.parse("[".repeat(100_000))).isEmpty();
    }
}
