package dev.kanmon.engine.backup;

import java.io.OutputStream;

/** A file of a {@link BackupStore} that is being written: there whole in the end, or not at all. */
public interface PartialFile extends AutoCloseable {

    /** Where its content goes. It need not be closed. */
    OutputStream content();

    /** Makes it durable and visible under its name, in place of one that was there. */
    void complete();

    /** Drops what was written, unless it was completed. */
    @Override
    void close();
}
