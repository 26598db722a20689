package dev.kanmon.engine.backup;

import dev.kanmon.contract.ExitCode;
import dev.kanmon.contract.ProblemCode;
import dev.kanmon.engine.Problem;
import dev.kanmon.engine.ProblemException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of a {@link FolderStore} that is being written. */
final class FolderFile implements PartialFile {

    private final FileChannel channel;
    private final OutputStream content;
    private final Path partial;
    private final Path complete;

    private FolderFile(FileChannel channel, Path partial, Path complete) {
        this.channel = channel;
        this.content = Channels.newOutputStream(channel);
        this.partial = partial;
        this.complete = complete;
    }

    static FolderFile at(Path partial, Path complete) throws IOException {
        FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new FolderFile(channel, partial, complete);
    }

    @Override
    public OutputStream content() {
        return content;
    }

    @Override
    public void complete() {
        try {
            channel.force(true);
            channel.close();
            FileTree.publish(partial, complete);
        } catch (IOException e) {
            throw problem("could not be completed", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            FileTree.delete(partial);
        } catch (IOException e) {
            throw problem("could not be removed, half-written as it is,", e);
        }
    }

    private ProblemException problem(String what, IOException e) {
        return new ProblemException(
                new Problem(
                        ProblemCode.BACKUP_NOT_WRITTEN,
                        ExitCode.BACKUP_FAILED,
                        "The file " + complete + " " + what + ": " + e + ".",
                        "Check the volume and its free space, and take the backup again."),
                e);
    }
}
