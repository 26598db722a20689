package dev.kanmon.engine.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** SHA-256 and size of what passes by. */
public final class ContentDigest {

    /** What is read and written in one go; nothing of a dump is held beyond it. */
    static final int BUFFER_BYTES = 1 << 18;

    private final MessageDigest digest;
    private long bytes;

    public ContentDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Takes the first bytes of a buffer. */
    public void update(byte[] buffer, int length) {
        digest.update(buffer, 0, length);
        bytes += length;
    }

    /** Takes all that a stream holds, and does not close it. */
    public void updateAll(InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int length = content.read(buffer); length >= 0; length = content.read(buffer)) {
            update(buffer, length);
        }
    }

    /** How many bytes there were. */
    public long bytes() {
        return bytes;
    }

    /** What a manifest says of them. It ends the digest. */
    public BackupManifest.File of(String name) {
        return new BackupManifest.File(name, bytes, "sha256:" + HexFormat.of().formatHex(digest.digest()));
    }

    /**
     * What a manifest says of a folder: the digest goes over the name and the content of each file, in the order of the
     * names; the bytes are the contents'.
     */
    public static BackupManifest.File ofFolder(String name, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.sorted().toList();
        }
        ContentDigest content = new ContentDigest();
        for (Path file : files) {
            content.digest.update(
                    (file.getFileName() + "\0" + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
            try (InputStream stream = Files.newInputStream(file)) {
                content.updateAll(stream);
            }
        }
        return content.of(name);
    }
}
