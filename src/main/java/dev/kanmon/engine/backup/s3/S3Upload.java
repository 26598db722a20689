package dev.kanmon.engine.backup.s3;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import dev.kanmon.engine.backup.PartialFile;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * An object that is being written, of a size that nobody knows yet. What fits into one part goes in one request; of what
 * does not, one part after the other is sent, while one is in memory: {@link PartSizes} says how large that is at most.
 * Each request has the MD5 of what it carries, the one checksum that every server knows, so a damaged part is refused.
 * The object appears when it is completed, whole. Where anything fails before, the parts that the storage has already are
 * dropped there at once, and where that fails as well it is told.
 */
final class S3Upload implements PartialFile {

    private static final String CONTENT_TYPE = "application/octet-stream";

    private final S3Client client;
    private final S3Settings settings;
    private final S3Problems problems;
    private final String key;
    private final String address;
    private final PartBuffer part = new PartBuffer();
    private final List<CompletedPart> sent = new ArrayList<>();
    private String uploadId;
    private boolean over;

    S3Upload(S3Client client, S3Settings settings, S3Problems problems, String name) {
        this.client = client;
        this.settings = settings;
        this.problems = problems;
        this.key = settings.location().key(name);
        this.address = settings.location().address(name);
    }

    @Override
    public OutputStream content() {
        return new OutputStream() {
            @Override
            public void write(int oneByte) {
                write(new byte[] {(byte) oneByte}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                Objects.checkFromIndexSize(offset, length, bytes.length);
                append(bytes, offset, length);
            }
        };
    }

    private void append(byte[] bytes, int offset, int length) {
        requireOpen();
        int taken = 0;
        while (taken < length) {
            int limit = PartSizes.bytesOf(sent.size() + 1);
            // Only what comes after a full part says that it is not the whole.
            if (part.size() == limit) {
                sendPart();
            } else {
                taken += part.append(bytes, offset + taken, length - taken, limit);
            }
        }
    }

    @Override
    public void complete() {
        requireOpen();
        if (uploadId == null) {
            attempt("write", this::putWhole);
        } else {
            if (part.size() > 0) {
                sendPart();
            }
            attempt("complete the upload of", this::putTogether);
        }
        over = true;
    }

    @Override
    public void close() {
        if (!over) {
            drop().ifPresent(left -> {
                throw new ProblemException(left);
            });
        }
    }

    private void sendPart() {
        if (uploadId == null) {
            uploadId = attempt("begin the upload of", this::begin);
        }
        int number = sent.size() + 1;
        if (number > PartSizes.MOST_PARTS) {
            throw afterDropping(new ProblemException(new Problem(
                    ProblemCode.STORAGE_REFUSED,
                    ExitCode.BACKUP_FAILED,
                    address + " would be larger than 1.5 TiB, which an upload of unknown size cannot be.",
                    "Dump into a volume, or leave tables out.")));
        }
        sent.add(attempt("send part " + number + " of", () -> send(number)));
        part.clear();
    }

    private Object putWhole() {
        return client.putObject(
                request -> request.bucket(bucket())
                        .key(key)
                        .contentType(CONTENT_TYPE)
                        .serverSideEncryption(settings.encryption().asSdkNamesIt())
                        .ssekmsKeyId(settings.encryption().kmsKey())
                        .contentMD5(part.md5()),
                body());
    }

    private String begin() {
        return client.createMultipartUpload(request -> request.bucket(bucket())
                        .key(key)
                        .contentType(CONTENT_TYPE)
                        .serverSideEncryption(settings.encryption().asSdkNamesIt())
                        .ssekmsKeyId(settings.encryption().kmsKey()))
                .uploadId();
    }

    private CompletedPart send(int number) {
        UploadPartResponse answer = client.uploadPart(
                request -> request.bucket(bucket())
                        .key(key)
                        .uploadId(uploadId)
                        .partNumber(number)
                        .contentMD5(part.md5()),
                body());
        return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build();
    }

    private Object putTogether() {
        return client.completeMultipartUpload(request ->
                request.bucket(bucket()).key(key).uploadId(uploadId).multipartUpload(upload -> upload.parts(sent)));
    }

    private RequestBody body() {
        return RequestBody.fromContentProvider(part::read, part.size(), CONTENT_TYPE);
    }

    private String bucket() {
        return settings.location().bucket();
    }

    /** Does it, or drops everything. */
    private <T> T attempt(String doing, Supplier<T> call) {
        try {
            return problems.during(doing + " " + address, call);
        } catch (ProblemException e) {
            throw afterDropping(e);
        }
    }

    private ProblemException afterDropping(ProblemException failure) {
        return drop().map(left -> both(failure, left)).orElse(failure);
    }

    private static ProblemException both(ProblemException failure, Problem left) {
        Problem problem = failure.problem();
        String hint = problem.hint() == null ? left.hint() : problem.hint() + " " + left.hint();
        return new ProblemException(
                new Problem(problem.code(), problem.outcome(), problem.message() + " " + left.message(), hint),
                failure);
    }

    /** What is left behind, where the storage does not drop it. */
    private Optional<Problem> drop() {
        over = true;
        if (uploadId == null) {
            return Optional.empty();
        }
        try {
            problems.during("drop the unfinished upload of " + address, this::abort);
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(new Problem(
                    ProblemCode.UPLOAD_LEFT_BEHIND,
                    ExitCode.BACKUP_FAILED,
                    e.problem().message(),
                    "Parts of it may be left in the bucket, invisible but paid for. A lifecycle rule with"
                            + " AbortIncompleteMultipartUpload removes them."));
        }
    }

    private Object abort() {
        try {
            return client.abortMultipartUpload(
                    request -> request.bucket(bucket()).key(key).uploadId(uploadId));
        } catch (NoSuchUploadException e) {
            return e;
        }
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException("the upload of " + address + " is over");
        }
    }
}
