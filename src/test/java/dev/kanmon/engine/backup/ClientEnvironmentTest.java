package dev.kanmon.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.target.ConnectionUrl;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientEnvironmentTest {

    private static Map<String, String> of(String url) {
        return ClientEnvironment.of(ConnectionUrl.parse(url));
    }

    @Test
    void urlBecomesLibpqsVariables() {
        assertThat(of("postgresql://app:p%40ss@db.example:6432/shop?schema=sales&connect_timeout=7&sslmode=require"
                        + "&sslrootcert=/tls/ca.crt&application_name=ci&channel_binding=require"))
                .containsOnly(
                        Map.entry("PGHOST", "db.example"),
                        Map.entry("PGPORT", "6432"),
                        Map.entry("PGDATABASE", "shop"),
                        Map.entry("PGUSER", "app"),
                        Map.entry("PGPASSWORD", "p@ss"),
                        Map.entry("PGCONNECT_TIMEOUT", "7"),
                        Map.entry("PGSSLMODE", "require"),
                        Map.entry("PGSSLROOTCERT", "/tls/ca.crt"),
                        Map.entry("PGAPPNAME", "ci"),
                        Map.entry("PGCHANNELBINDING", "require"),
                        Map.entry("PGOPTIONS", "-c search_path=\"sales\""));
    }

    @Test
    void severalHostsKeepTheirPorts() {
        assertThat(of("postgresql://app@one:1111,[::1],two:2222/shop?target_session_attrs=read-write"))
                .containsEntry("PGHOST", "one,::1,two")
                .containsEntry("PGPORT", "1111,5432,2222")
                .containsEntry("PGTARGETSESSIONATTRS", "primary");
    }

    @Test
    void schemaJoinsTheOptionsOfTheUrlAndIsQuotedForThem() {
        assertThat(of("postgresql://app@db/shop?schema=my%20\"odd\\schema&options=-c%20work_mem%3D64MB"))
                .containsEntry("PGOPTIONS", "-c work_mem=64MB -c search_path=\"my\\ \"\"odd\\\\schema\"");
    }

    @Test
    void clientCertificateAndKeyAreNamed() {
        assertThat(of("postgresql://app@db/shop?sslmode=verify-full&sslrootcert=/ca&sslcert=/c.crt&sslkey=/k.der"))
                .containsEntry("PGSSLMODE", "verify-full")
                .containsEntry("PGSSLROOTCERT", "/ca")
                .containsEntry("PGSSLCERT", "/c.crt")
                .containsEntry("PGSSLKEY", "/k.der");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sslidentity=/id.p12&sslmode=require",
                "sslcert=/c.crt&sslkey=/k.der&sslpassword=geheim&sslmode=require"
            })
    void whatLibpqCannotBeGivenIsRefusedWithoutShowingIt(String parameters) {
        assertThatThrownBy(() -> of("postgresql://app@db/shop?" + parameters))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.INVALID_URL);
                    assertThat(e.problem().message()).doesNotContain("geheim");
                });
    }
}
