package dev.kanmon.engine.backup.restore;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a script of pg_restore's: lines of SQL, and between them the rows of a COPY, which may be of any size. */
final class ScriptLines {

    private static final int BUFFER_BYTES = 1 << 18;
    private static final byte[] END_OF_ROWS = {'\\', '.', '\n'};

    private final InputStream script;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int position;
    private int limit;

    ScriptLines(InputStream script) {
        this.script = script;
    }

    /** The next line, without its end; empty at the script's end. */
    Optional<String> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (hasMore()) {
            int end = indexOfLineEnd(position, limit);
            line.write(buffer, position, Math.min(end, limit) - position);
            position = Math.min(end + 1, limit);
            if (end < limit) {
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
        }
        return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
    }

    /** The rows that begin here, up to the line that ends them; that line is passed over. */
    InputStream rows() {
        return new Rows();
    }

    private boolean hasMore() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, script.read(buffer));
        }
        return position < limit;
    }

    /** Makes the next few bytes stand in the buffer together, where the script has as many. */
    private void gather(int count) throws IOException {
        if (limit - position >= count) {
            return;
        }
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        limit += script.readNBytes(buffer, limit, count - limit);
    }

    /** @return the given limit where there is none before it */
    private int indexOfLineEnd(int from, int to) {
        int index = from;
        while (index < to && buffer[index] != '\n') {
            index++;
        }
        return index;
    }

    private final class Rows extends InputStream {

        private boolean atLineStart = true;
        private boolean ended;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        /** @throws IOException also where the script ends before the rows do: what came so far is not all */
        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (ended || atLineStart && isEnd()) {
                ended = true;
                return -1;
            }
            if (!hasMore()) {
                throw new IOException("the script ends in the middle of a table's rows");
            }
            int count = upToPossibleEnd(Math.min(length, limit - position));
            System.arraycopy(buffer, position, target, offset, count);
            position += count;
            atLineStart = buffer[position - 1] == '\n';
            return count;
        }

        private boolean isEnd() throws IOException {
            gather(END_OF_ROWS.length);
            for (int i = 0; i < END_OF_ROWS.length; i++) {
                if (position + i >= limit || buffer[position + i] != END_OF_ROWS[i]) {
                    return false;
                }
            }
            position += END_OF_ROWS.length;
            return true;
        }

        /** As much as is there, but no further than a line that begins with a backslash: it may be the last one. */
        private int upToPossibleEnd(int most) {
            for (int i = position; i < position + most - 1; i++) {
                if (buffer[i] == '\n' && buffer[i + 1] == '\\') {
                    return i + 1 - position;
                }
            }
            return most;
        }
    }
}
