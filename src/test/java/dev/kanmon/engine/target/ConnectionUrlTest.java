package dev.kanmon.engine.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kanmon.contract.ProblemCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionUrlTest {

    private static final String SECRET = "s3cr3t";

    @Test
    void everyPartIsRead() {
        ConnectionUrl url = ConnectionUrl.parse("postgresql://us%40er:p%2Fw%3A%25@db.example:5433/sh%20op?schema=my+app"
                + "&connect_timeout=7&socket_timeout=60&pgbouncer=true");

        assertThat(url.user()).isEqualTo("us@er");
        assertThat(url.password()).contains("p/w:%");
        assertThat(url.hosts()).containsExactly(new HostPort("db.example", 5433));
        assertThat(url.database()).isEqualTo("sh op");
        assertThat(url.schema()).isEqualTo("my app");
        assertThat(url.connectTimeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(url.socketTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(url.pooled()).isTrue();
        assertThat(url.ignoredParameters()).isEmpty();
    }

    @Test
    void defaultsArePrismas() {
        ConnectionUrl url = ConnectionUrl.parse("postgres://shop@db");

        assertThat(url.password()).isEmpty();
        assertThat(url.hosts()).containsExactly(new HostPort("db", 5432));
        assertThat(url.database()).isEqualTo("postgres");
        assertThat(url.schema()).isEqualTo("public");
        assertThat(url.connectTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(url.socketTimeout()).isEqualTo(Duration.ZERO);
        assertThat(url.pooled()).isFalse();
        assertThat(url.tls().mode()).isEqualTo(Tls.Mode.PREFER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db | db:5432",
                "db: | db:5432",
                "db:1 | db:1",
                "[::1] | [::1]:5432",
                "[2001:db8::ffff]:6000 | [2001:db8::ffff]:6000",
                "a:1,b,[::1]:3 | a:1 b:5432 [::1]:3",
                "größe.example | größe.example:5432",
                "my_db-1.ns.svc | my_db-1.ns.svc:5432"
            })
    void hostsAreRead(String written, String expected) {
        assertThat(ConnectionUrl.parse("postgresql://u:p@" + written + "/d").hosts())
                .extracting(HostPort::toString)
                .containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:p@h/d\n",
                " \tpostgresql://u:p@h/d\r\n",
                "POSTGRESQL://u:p@h/d",
                "postgresql://u:p@h/d/",
                "postgresql://u:p@h/d?",
                "postgresql://u:p@h/d?&sslmode=&",
                "postgresql://u:p@x/d?host=h"
            })
    void whatMeansTheSameIsReadTheSame(String written) {
        ConnectionUrl plain = ConnectionUrl.parse("postgresql://u:p@h/d");

        assertThat(ConnectionUrl.parse(written)).isEqualTo(plain);
    }

    @Test
    void aSurplusAtOrColonOrPercentSignInThePasswordIsTakenAsPrismaTakesIt() {
        assertThat(ConnectionUrl.parse("postgresql://u:a@b:c@h/d").password()).contains("a@b:c");
        assertThat(ConnectionUrl.parse("postgresql://u:100%sure+%4@h/d").password())
                .contains("100%sure+%4");
    }

    @Test
    void parametersThatMeanNothingHereAreNamedExceptPrismasPool() {
        ConnectionUrl url = ConnectionUrl.parse(
                "postgresql://u:p@h/d?connection_limit=1&pool_timeout=2&statement_cache_size=0&shcema=x&ssl=true");

        assertThat(url.ignoredParameters()).containsExactly("shcema", "ssl");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\n"})
    void anUnsetUrlIsSaidToBeMissing(String url) {
        InvalidUrlException e = catchThrowableOfType(InvalidUrlException.class, () -> ConnectionUrl.parse(url));

        assertThat(e.code()).isEqualTo(ProblemCode.NO_URL);
        assertThat(e).hasMessageContaining("postgresql://user:password@host:5432/database");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"postgresql://u:s3cr3t@h/d\" | quotes around it",
                "'postgresql://u:s3cr3t@h/d' | quotes around it",
                "DATABASE_URL=postgresql://u:s3cr3t@h/d | variable's name",
                "export DATABASE_URL=\"postgresql://u:s3cr3t@h/d\" | quotes around it",
                "jdbc:postgresql://h/d?user=u&password=s3cr3t | begins with jdbc:",
                "mysql://u:s3cr3t@h/d | leads to MySQL",
                "sqlserver://h;password=s3cr3t | leads to SQL Server",
                "mongodb+srv://u:s3cr3t@h/d | leads to MongoDB",
                "file:./s3cr3t.db | leads to SQLite",
                "prisma://h/?api_key=s3cr3t | Prisma's proxy",
                "prisma+postgres://h/?api_key=s3cr3t | Prisma's proxy",
                "postgresql:u:s3cr3t@h/d | no //",
                "s3cr3t | neither postgresql:// nor postgres://",
                "s3cr3t://u@h/d | neither postgresql:// nor postgres://",
                "postgresql://u:s3cr3t#x@h/d | write %23",
                "postgresql://u:s3cr3t/x@h/d | a / or a ? before the @",
                "postgresql://u:s3cr3t?x@h/d | a / or a ? before the @",
                "postgresql://u:5432?s3cr3t@h/d | a / or a ? before the @",
                "postgresql://u:x@s3cr3t/x@h/d | a / or a ? before the @",
                "postgresql://u:x@y?s3cr3t@h/d | is not of the form name=value",
                "postgresql://u:x@y:s3cr3t@h:port/d | port of the URL is not a number",
                "postgresql://u:x@h:99999/s3cr3t | port of the URL is not a number",
                "postgresql://u:x@h:0/s3cr3t | port of the URL is not a number",
                "postgresql://u:x@h:-1/s3cr3t | port of the URL is not a number",
                "postgresql://u:s3cr3t@/d | names no host",
                "postgresql://u:s3cr3t@:5432/d | names no host",
                "postgresql://u:s3cr3t@a,,b/d | names no host",
                "postgresql://u:s3cr3t@::1/d | IPv6 address in brackets",
                "postgresql://u:s3cr3t@[::1/d | no IPv6 address",
                "postgresql://u:s3cr3t@[h]/d | no IPv6 address",
                "postgresql://u:x@s3cr3t!/d | no host name has",
                "postgresql://h/d?password=s3cr3t | names no user",
                "postgresql://:s3cr3t@h/d | names no user",
                "postgresql:// | names no user",
                "postgresql://u:s3cr3t x@h/d | white space or a line break inside",
                "postgresql://u:%FF@h/s3cr3t | is not UTF-8",
                "postgresql://u:p@h/d/s3cr3t | more than one /",
                "postgresql://u:s3cr3t@h/d?host=/var/run/postgresql | Unix socket",
                "postgresql://u:s3cr3t@%2Fvar%2Frun/d | Unix socket",
                "postgresql://u:p@h/d?sslmode=s3cr3t | sslmode is none of allow, disable, prefer",
                "postgresql://u:p@h/d?sslaccept=s3cr3t | sslaccept is none of accept_invalid_certs, strict",
                "postgresql://u:p@h/d?connect_timeout=s3cr3t | connect_timeout is not a whole number of seconds",
                "postgresql://u:p@h/d?socket_timeout=99999999999 | socket_timeout is not a whole number of seconds",
                "postgresql://u:p@h/d?pgbouncer=s3cr3t | pgbouncer is none of false, true",
                "postgresql://u:p@h/d?target_session_attrs=s3cr3t | target_session_attrs is none of any",
                "postgresql://u:p@h/d?channel_binding=s3cr3t | channel_binding is none of disable",
                "postgresql://u:p@h/d?sslidentity=s3cr3t | has to be a PKCS-12 file",
                "postgresql://u:p@h/d?sslcert=c&sslkey=s3cr3t.pem | openssl pkcs8",
                "postgresql://u:p@h/d?sslkey=s3cr3t.pk8 | no sslcert",
                "postgresql://u:p@h/d?sslrootcert=r&sslcert=s3cr3t | no sslkey",
                "postgresql://u:p@h/d?sslmode=verify-full&sslcert=c&sslkey=s3cr3t.pk8 | Name the certificates to trust"
            })
    void eachMistakeHasItsSentenceThatShowsNothingOfTheUrl(String url, String sentence) {
        InvalidUrlException e = catchThrowableOfType(InvalidUrlException.class, () -> ConnectionUrl.parse(url));

        assertThat(e.code()).isEqualTo(ProblemCode.INVALID_URL);
        assertThat(e).hasMessageContaining(sentence).hasMessageNotContaining(SECRET);
    }

    @Test
    void aLineBreakInsideIsNamed() {
        assertThatThrownBy(() -> ConnectionUrl.parse("postgresql://u:p\n@h/d"))
                .isInstanceOf(InvalidUrlException.class)
                .hasMessageContaining("line break");
    }

    @Property
    void whatIsEncodedIsReadBack(
            @ForAll("names") @NotEmpty String user,
            @ForAll("names") String password,
            @ForAll("names") String database) {
        ConnectionUrl url = ConnectionUrl.parse("postgresql://" + encode(user) + ":" + encode(password) + "@h:1/"
                + encode(database) + "?schema=" + encode(database));

        assertThat(url.user()).isEqualTo(user);
        assertThat(url.password()).isEqualTo(Optional.of(password));
        assertThat(url.database()).isEqualTo(database.isEmpty() ? "postgres" : database);
        assertThat(url.schema()).isEqualTo(database.isEmpty() ? "public" : database);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withChars("ab@:/?#%&=+ ,[]'\"\\\n\u00e4\u8868")
                .ofMaxLength(12);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Property(tries = 5000)
    void noTextShowsItsSecret(@ForAll("pieces") String text) {
        try {
            ConnectionUrl url = ConnectionUrl.parse(text);
            assertThat(url.hosts()).isNotEmpty();
        } catch (InvalidUrlException e) {
            assertThat(e).hasMessageNotContaining(SECRET).hasNoCause();
        }
    }

    @Provide
    Arbitrary<String> pieces() {
        List<String> pieces = List.of(
                "postgresql://",
                "postgres:",
                "jdbc:",
                "//",
                SECRET,
                "u",
                ":",
                "@",
                "/",
                "?",
                "#",
                "&",
                "=",
                "%",
                "%zz",
                "%FF",
                "[",
                "]",
                "::1",
                ",",
                "5432",
                "\"",
                "'",
                "\n",
                " ",
                "schema",
                "sslmode",
                "connect_timeout",
                "host",
                "sslkey",
                "sslcert",
                ".pk8",
                "pgbouncer",
                "\0",
                "😀");
        return Arbitraries.of(pieces).list().ofMaxSize(14).flatMap(list -> Arbitraries.of(
                        "", "postgresql://u:" + SECRET + "@h", "postgresql://u:" + SECRET)
                .map(prefix -> prefix + String.join("", list)));
    }

    @Property
    void noStringIsTooStrange(@ForAll String text) {
        try {
            ConnectionUrl.parse("postgresql://" + text);
        } catch (InvalidUrlException e) {
            assertThat(e.code()).isEqualTo(ProblemCode.INVALID_URL);
        }
    }

    @Test
    void aUrlIsShownWithoutUserPasswordAndKeys() {
        ConnectionUrl url = ConnectionUrl.parse(
                "postgresql://s3cr3t:s3cr3t@h/d?sslpassword=s3cr3t&sslidentity=s3cr3t.p12&application_name=s3cr3t");

        assertThat(url).hasToString("postgresql://h:5432/d?schema=public");
        assertThat(url.tls().toString()).doesNotContain(SECRET);
        assertThat(DriverConnection.of(url).toString()).isEqualTo("jdbc:postgresql://h:5432/d");
    }
}
