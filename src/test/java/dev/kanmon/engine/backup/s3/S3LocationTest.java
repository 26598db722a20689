package dev.kanmon.engine.backup.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3LocationTest {

    @ParameterizedTest
    @CsvSource({
        "s3://shop-backups, s3://shop-backups/a.json",
        "s3://shop-backups/, s3://shop-backups/a.json",
        "s3://shop-backups/db/shop, s3://shop-backups/db/shop/a.json",
        "s3://shop-backups/db/shop/, s3://shop-backups/db/shop/a.json"
    })
    void filesAreUnderThePrefix(String place, String address) {
        assertThat(S3Location.parse(place).address("a.json")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "shop", "s3://", "s3://ab", "https://bucket.s3.amazonaws.com/a", "s3://-shop/x", "s3:/a/b"})
    void whatIsNoPlaceIsRefused(String text) {
        assertThatThrownBy(() -> S3Location.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("s3://bucket/prefix");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "minio:9000",
                "ftp://minio",
                "https://user:secret@minio",
                "http://minio/?key=secret",
                "https:///x"
            })
    void anEndpointIsAPlainAddressAndIsNotShownWhereItIsNot(String endpoint) {
        assertThatThrownBy(() -> settings(URI.create(endpoint), S3Encryption.BUCKET_DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void aKeyThatNothingWouldUseIsRefused() {
        assertThatThrownBy(() -> new S3Encryption(S3Encryption.Algorithm.AES256, "alias/shop"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static S3Settings settings(URI endpoint, S3Encryption encryption) {
        return new S3Settings(
                S3Location.parse("s3://shop-backups"), Optional.of(endpoint), Optional.empty(), true, encryption);
    }
}
