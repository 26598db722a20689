package dev.kanmon.engine.backup;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** Writes manifests into a store, finds them there, and reads them. */
public final class BackupManifests {

    private static final String ENDING = ".json";

    private static final JsonFactory JSON = new JsonFactory();

    private BackupManifests() {}

    /** The name of a backup's manifest among the files of its store. */
    public static String fileName(String backup) {
        return backup + ENDING;
    }

    /** Whether a file may be a manifest, by its name. */
    public static boolean isFileName(String file) {
        return file.endsWith(ENDING);
    }

    /** The backup whose manifest has this name among the files of its store. */
    public static String backupOf(String fileName) {
        return fileName.substring(0, fileName.length() - ENDING.length());
    }

    /**
     * The manifest of a backup.
     *
     * @return empty where the store has no backup of this name
     * @throws ProblemException K3057 where there is something else
     */
    public static Optional<BackupManifest> find(BackupStore store, String backup) {
        String file = fileName(backup);
        return store.names().contains(file) ? Optional.of(read(store, file)) : Optional.empty();
    }

    /**
     * Reads one.
     *
     * @param file its name in the store
     * @throws ProblemException K3057 where it is not one that this build can read
     */
    public static BackupManifest read(BackupStore store, String file) {
        try (InputStream content = store.open(file)) {
            return ManifestReader.read(content);
        } catch (IOException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.UNREADABLE_MANIFEST,
                            ExitCode.BACKUP_FAILED,
                            store.address(file) + " is not a manifest that this version of Kanmon can read.",
                            "If a newer version wrote it, use that one; if it is not a backup's, move it elsewhere."),
                    e);
        }
    }

    /**
     * Writes one; from now on there is a backup.
     *
     * @return its address, by which the backup is known
     */
    public static String save(BackupStore store, BackupManifest manifest) throws IOException {
        String file = fileName(manifest.name());
        try (PartialFile partial = store.create(file)) {
            write(manifest, partial.content());
            partial.complete();
        }
        return store.address(file);
    }

    private static void write(BackupManifest manifest, OutputStream content) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(content)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            writeFields(json, manifest);
            json.writeEndObject();
        }
    }

    private static void writeFields(JsonGenerator json, BackupManifest manifest) throws IOException {
        json.writeNumberField("version", manifest.version());
        json.writeStringField("name", manifest.name());
        json.writeStringField("owner", manifest.owner());
        json.writeStringField("database", manifest.database());
        json.writeStringField("schema", manifest.schema());
        json.writeStringField("takenAt", manifest.takenAt().toString());
        json.writeStringField("content", manifest.content().name());
        json.writeBooleanField("restorable", manifest.restorable());
        json.writeStringField("format", manifest.format().name());
        writeFiles(json, manifest);
        json.writeNumberField("serverVersion", manifest.serverVersion());
        json.writeStringField("clientVersion", manifest.clientVersion());
        json.writeStringField("lsn", manifest.lsn());
        json.writeStringField("fingerprint", manifest.fingerprint());
        json.writeStringField("lastApplied", manifest.lastApplied());
        json.writeNumberField("applied", manifest.applied());
        json.writeNumberField("entries", manifest.entries());
        writeRows(json, manifest);
        if (manifest.verified() != null) {
            json.writeBooleanField("verified", manifest.verified());
        }
    }

    private static void writeFiles(JsonGenerator json, BackupManifest manifest) throws IOException {
        json.writeArrayFieldStart("files");
        for (BackupManifest.File file : manifest.files()) {
            json.writeStartObject();
            json.writeStringField("name", file.name());
            json.writeNumberField("bytes", file.bytes());
            json.writeStringField("digest", file.digest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeRows(JsonGenerator json, BackupManifest manifest) throws IOException {
        json.writeObjectFieldStart("rows");
        for (Map.Entry<String, Long> table : manifest.rows().entrySet()) {
            json.writeNumberField(table.getKey(), table.getValue());
        }
        json.writeEndObject();
    }
}
