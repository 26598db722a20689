package dev.kanmon.engine.backup.s3;

import static dev.kanmon.contract.ProblemCode.NO_SUCH_BUCKET;
import static dev.kanmon.contract.ProblemCode.NO_SUCH_OBJECT;
import static dev.kanmon.contract.ProblemCode.STORAGE_ACCESS_DENIED;
import static dev.kanmon.contract.ProblemCode.STORAGE_CONNECTION_LOST;
import static dev.kanmon.contract.ProblemCode.STORAGE_CREDENTIALS_EXPIRED;
import static dev.kanmon.contract.ProblemCode.STORAGE_CREDENTIALS_REFUSED;
import static dev.kanmon.contract.ProblemCode.STORAGE_REFUSED;
import static dev.kanmon.contract.ProblemCode.STORAGE_UNAVAILABLE;
import static dev.kanmon.contract.ProblemCode.STORAGE_UNREACHABLE;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.s3.S3Clients.NoCredentialsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says for a person why the storage did not do what it was asked, by the server's error code, else by the HTTP status or
 * the kind of exception. The server's own words are passed on only where nothing better is known; no credential is ever
 * sent to a server in a form that it could repeat.
 */
final class S3Problems {

    private static final String RIGHTS = "Kanmon needs s3:ListBucket on the bucket, and s3:PutObject, s3:GetObject,"
            + " s3:DeleteObject and s3:AbortMultipartUpload on its objects under the prefix; with a KMS key also"
            + " kms:GenerateDataKey and kms:Decrypt.";

    /** HTTP's status for what a server does not know; trying again does not help. */
    private static final int NOT_IMPLEMENTED = 501;

    private final S3Settings settings;

    S3Problems(S3Settings settings) {
        this.settings = settings;
    }

    /**
     * Calls the SDK.
     *
     * @param doing what is done, as in "write s3://bucket/key"
     */
    <T> T during(String doing, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException | NoCredentialsException | UncheckedIOException e) {
            // The last is what the SDK's HTTP client throws for a connection that ends where it does not expect it.
            throw exception(doing, e);
        }
    }

    /** For an exception of the SDK, or one that a stream of the SDK's threw. */
    ProblemException exception(String doing, Exception cause) {
        Why why = why(cause);
        String message = "Could not " + doing + ": " + why.reason + ".";
        return new ProblemException(new Problem(why.code, ExitCode.BACKUP_FAILED, message, why.hint), cause);
    }

    private record Why(ProblemCode code, String reason, String hint) {}

    private Why why(Exception cause) {
        if (find(cause, NoCredentialsException.class).isPresent()) {
            return new Why(
                    STORAGE_CREDENTIALS_REFUSED,
                    "there are no credentials in the process's surroundings",
                    "Give AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or run under an identity that AWS knows.");
        }
        return find(cause, AwsServiceException.class).map(this::ofAnswer).orElseGet(() -> ofConnection(cause));
    }

    private Why ofAnswer(AwsServiceException answer) {
        String code = Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        return switch (code) {
            case "NoSuchBucket" ->
                new Why(
                        NO_SUCH_BUCKET,
                        "there is no bucket " + settings.location().bucket() + " at " + settings.server(),
                        "Kanmon makes no buckets. Make it, or correct its name, the endpoint or the region.");
            case "NoSuchKey" ->
                new Why(NO_SUCH_OBJECT, "there is no such object", "Was it removed, or is its address misspelt?");
            case "InvalidAccessKeyId", "SignatureDoesNotMatch", "InvalidToken", "InvalidSecurity" ->
                new Why(
                        STORAGE_CREDENTIALS_REFUSED,
                        settings.server() + " does not accept the credentials (" + code + ")",
                        "Correct AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, for temporary ones, AWS_SESSION_TOKEN.");
            case "ExpiredToken", "TokenRefreshRequired" ->
                new Why(
                        STORAGE_CREDENTIALS_EXPIRED,
                        "the temporary credentials have expired",
                        "Renew them; they have to live longer than the dump takes.");
            case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> denied();
            case "RequestTimeTooSkewed" ->
                new Why(STORAGE_REFUSED, "this machine's clock and the storage's differ too much", "Set the clock.");
            case "AuthorizationHeaderMalformed", "PermanentRedirect" ->
                new Why(
                        STORAGE_REFUSED,
                        "the bucket is in another region (" + code + ")",
                        "Give the bucket's region with --s3-region.");
            case "RequestTimeout", "SlowDown", "ServiceUnavailable", "InternalError" -> unavailable(code);
            default -> ofStatus(answer, code);
        };
    }

    private Why ofStatus(AwsServiceException answer, String code) {
        int status = answer.statusCode();
        if (status == 401 || status == 403) {
            return denied();
        }
        if (status >= 500 && status != NOT_IMPLEMENTED) {
            return unavailable("HTTP status " + status);
        }
        String words = Optional.ofNullable(answer.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .filter(text -> !text.isBlank())
                .map(text -> ": " + text)
                .orElse("");
        return new Why(
                STORAGE_REFUSED,
                settings.server() + " refuses it (" + (code.isEmpty() ? "HTTP status " + status : code) + words + ")",
                null);
    }

    private Why denied() {
        return new Why(STORAGE_ACCESS_DENIED, "access is denied", RIGHTS);
    }

    private Why unavailable(String reason) {
        return new Why(
                STORAGE_UNAVAILABLE,
                settings.server() + " did not do it in time, or cannot now (" + reason + ")",
                "Try again.");
    }

    private Why ofConnection(Exception cause) {
        if (find(cause, UnknownHostException.class).isPresent()
                || find(cause, ConnectException.class).isPresent()
                || find(cause, NoRouteToHostException.class).isPresent()) {
            return new Why(
                    STORAGE_UNREACHABLE,
                    "nobody answers at " + settings.server(),
                    "Correct the endpoint, or let network policies pass it.");
        }
        if (find(cause, SSLException.class).isPresent()) {
            return new Why(
                    STORAGE_UNREACHABLE,
                    "no encrypted connection to " + settings.server() + " can be made",
                    "Its certificate has to be one that this Java trusts (JAVA_TOOL_OPTIONS=-Djavax.net.ssl.trustStore=FILE).");
        }
        if (find(cause, SocketTimeoutException.class).isPresent()
                || find(cause, ApiCallTimeoutException.class).isPresent()
                || find(cause, ApiCallAttemptTimeoutException.class).isPresent()) {
            return unavailable("timed out");
        }
        if (find(cause, AbortedException.class).isPresent()
                || find(cause, InterruptedIOException.class).isPresent()) {
            return new Why(STORAGE_CONNECTION_LOST, "it was interrupted", null);
        }
        if (find(cause, IOException.class).isPresent()) {
            return new Why(
                    STORAGE_CONNECTION_LOST, "the connection to " + settings.server() + " was cut", "Try again.");
        }
        return new Why(
                STORAGE_REFUSED,
                "the request cannot be made (" + cause.getClass().getSimpleName() + ")",
                "Are bucket, region and endpoint right?");
    }

    /** The first of a type among an exception and its causes. */
    private static <T extends Throwable> Optional<T> find(Throwable cause, Class<T> type) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
