package dev.kanmon.engine.source;

import java.util.Optional;

/**
 * One migration of a source. Names may be as long as a file's: {@code migrate deploy} takes them, only
 * {@code migrate dev} refuses more than 200 bytes.
 *
 * @param name the folder's name, or the key without its suffix
 * @param script the text of its file, decoded as UTF-8 with invalid bytes replaced; empty where the file is missing
 * @param down the text of the script that undoes it; the history knows nothing of it, and mostly there is none
 */
public record Migration(String name, Optional<String> script, Optional<String> down) {

    /** Without a down script. */
    public Migration(String name, Optional<String> script) {
        this(name, script, Optional.empty());
    }

    /**
     * What the history records for this migration.
     *
     * @return empty where the file is missing
     */
    public Optional<String> checksum() {
        return script.map(Checksum::of);
    }

    /** Whether the history's checksum was written over this script. A missing file matches nothing. */
    public boolean matches(String recordedChecksum) {
        return script.isPresent() && Checksum.matches(script.get(), recordedChecksum);
    }
}
