package dev.kanmon.engine.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;

class DriverConnectionTest {

    private static Properties properties(String parameters) {
        return DriverConnection.of(ConnectionUrl.parse("postgresql://u:p@h/d?" + parameters))
                .properties();
    }

    @Test
    void whatKanmonNeedsIsAlwaysSet() {
        assertThat(properties(""))
                .containsEntry("user", "u")
                .containsEntry("password", "p")
                .containsEntry("preferQueryMode", "simple")
                .containsEntry("tcpKeepAlive", "true")
                .doesNotContainKey("ApplicationName")
                .containsEntry("connectTimeout", "5")
                .containsEntry("loginTimeout", "5")
                .containsEntry("socketTimeout", "0")
                .containsEntry("sslmode", "prefer")
                .containsEntry("currentSchema", "\"public\"")
                .doesNotContainKey("sslfactory");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application_name=shop | ApplicationName | shop",
                "options=-c%20work_mem%3D1MB | options | -c work_mem=1MB",
                "options=-c work_mem=1MB | options | -c work_mem=1MB",
                "connect_timeout=0 | connectTimeout | 0",
                "socket_timeout=9 | socketTimeout | 9",
                "schema=My%22App | currentSchema | \"My\"\"App\"",
                "target_session_attrs=read-write | targetServerType | primary",
                "channel_binding=require | channelBinding | require",
                "sslmode=verify-full&sslrootcert=/ca.pem | sslrootcert | /ca.pem",
                "sslmode=verify-full | sslfactory | org.postgresql.ssl.DefaultJavaSSLFactory",
                "sslmode=verify-ca&sslrootcert=system | sslfactory | org.postgresql.ssl.DefaultJavaSSLFactory",
                "sslmode=require&sslaccept=strict | sslmode | verify-full",
                "sslmode=require&sslaccept=accept_invalid_certs | sslmode | require",
                "sslmode=disable&sslaccept=strict | sslmode | disable",
                "sslcert=/ca.pem&sslaccept=strict | sslrootcert | /ca.pem",
                "sslcert=/c.pem&sslkey=/k.pk8&sslrootcert=/ca.pem | sslcert | /c.pem",
                "sslcert=/c.pem&sslkey=/k.pk8 | sslkey | /k.pk8",
                "sslidentity=/i.p12&sslpassword=x | sslkey | /i.p12",
                "sslidentity=/i.p12&sslpassword=x | sslpassword | x",
                "sslidentity=/i.p12&sslcert=/ca.pem | sslrootcert | /ca.pem"
            })
    void parametersReachTheDriverUnderItsNames(String parameters, String property, String value) {
        assertThat(properties(parameters)).containsEntry(property, value);
    }

    @Test
    void eachHostGetsItsConnectTimeout() {
        ConnectionUrl url = ConnectionUrl.parse("postgresql://u:p@a,b,c/d?connect_timeout=4");

        assertThat(DriverConnection.of(url).properties())
                .containsEntry("connectTimeout", "4")
                .containsEntry("loginTimeout", "12");
    }

    @Property
    void pgjdbcReadsTheDatabaseBackFromItsUrl(
            @ForAll @NotEmpty @AlphaChars @Chars({' ', '/', '?', '%', '&', '+', '#', 'ä', '"'}) String database) {
        String encoded =
                database.chars().mapToObj(DriverConnectionTest::encoded).reduce("", String::concat);
        DriverConnection connection =
                DriverConnection.of(ConnectionUrl.parse("postgresql://u:p@a:1,[::1]:2/" + encoded));

        Properties read = Driver.parseURL(connection.url(), connection.properties());

        assertThat(read.getProperty("PGDBNAME")).isEqualTo(database);
        assertThat(read.getProperty("PGHOST")).isEqualTo("a,[::1]");
        assertThat(read.getProperty("PGPORT")).isEqualTo("1,2");
    }

    private static String encoded(int c) {
        return Character.isLetter(c) ? Character.toString(c) : String.format("%%%02X", c);
    }
}
